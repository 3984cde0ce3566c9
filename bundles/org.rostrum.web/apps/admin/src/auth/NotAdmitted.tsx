// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { StateMessage, useTitle } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** The address of this computer is not among those that may administer (10/ACC-5). */
export function NotAdmitted() {
  const { t } = useTranslation();
  useTitle(t('signIn.notAdmitted.title'));
  return (
    <main>
      <StateMessage
        level={1}
        kind="locked"
        title={t('signIn.notAdmitted.title')}
        text={t('signIn.notAdmitted.text')}
        action={<Button component="a" href="/" variant="default">{t('signIn.guestPage')}</Button>}
      />
    </main>
  );
}
