// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { DeviceRow } from '@rostrum/kit/devices';
import { useTranslation } from 'react-i18next';
import classes from '../accounts/Accounts.module.css';
import type { Session } from '../api/contract';
import { useTime } from '../time/useTime';

/** Browsers and devices that are signed in. */
export function SessionList({ sessions, busy, onEnd }: { sessions: readonly Session[]; busy: boolean; onEnd: (id: string) => void }) {
  const { t } = useTranslation();
  const time = useTime();
  return (
    <ul className={classes.sessions}>
      {sessions.map((session) => (
        <DeviceRow
          key={session.id}
          flush
          agent={session.user_agent}
          unknown={t('mySignIn.unknownProgram')}
          usedAt={session.last_used_at}
          timeText={time.short}
          used={(text) => t('mySignIn.lastUsed', { time: text })}
          address={session.address}
          current={session.current ? t('mySignIn.current') : null}
          action={(name) => !session.current && (
            <Button size="compact-sm" variant="subtle" color="live" disabled={busy} aria-label={t('mySignIn.endNamed', { name })} onClick={() => onEnd(session.id)}>{t('mySignIn.end')}</Button>
          )}
        />
      ))}
    </ul>
  );
}
