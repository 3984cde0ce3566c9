// SPDX-License-Identifier: Apache-2.0
import { Button, Center } from '@mantine/core';
import { pageLink } from '@rostrum/core';
import { signInAddress, StateMessage } from '@rostrum/kit';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

const REASONS = new Set(['accountInactive', 'accountDeleted', 'accountDisconnected', 'unauthorized']);

/** Why the server no longer knows who this is, as soon as it says so; null while it does. */
export function useSignedOut(): string | null {
  const { connection } = pageLink().signal;
  const state = useSyncExternalStore(connection.subscribe, connection.get);
  return state.phase === 'refused' && REASONS.has(state.error.code) ? state.error.code : null;
}

/** In place of everything, which is of no more use (30/PRF-4). */
export function SignedOut({ reason }: { reason: string }) {
  const { t } = useTranslation();
  const gone = reason === 'accountInactive' || reason === 'accountDeleted';
  return (
    <Center mih="100dvh" p="md" data-testid="signed-out" data-reason={reason}>
      <StateMessage
        level={1}
        kind="locked"
        title={t(`signedOut.title.${reason}`)}
        text={t(`signedOut.text.${reason}`)}
        action={gone
          ? <Button component="a" href="/">{t('personal.guestPage')}</Button>
          : <Button component="a" href={signInAddress()}>{t('signedOut.signIn')}</Button>}
      />
    </Center>
  );
}
