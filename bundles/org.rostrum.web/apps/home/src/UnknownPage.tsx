// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Panel, StateMessage, useTitle } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** Any address of this server that nobody serves; the status is 404. */
export function UnknownPage() {
  const { t } = useTranslation();
  useTitle(t('home.unknown.title'));
  return (
    <Panel narrow>
      <StateMessage
        kind="missing"
        level={1}
        title={t('home.unknown.title')}
        text={t('home.unknown.text')}
        action={<Button component="a" href="/" variant="default">{t('home.unknown.action')}</Button>}
      />
    </Panel>
  );
}
