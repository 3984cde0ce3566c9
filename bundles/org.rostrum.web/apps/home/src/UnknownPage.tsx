// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Panel, StateMessage, useTitle } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** Any address of this server that nobody serves; the status is 404. */
export default function UnknownPage() {
  const { t } = useTranslation();
  useTitle(t('unknown.title'));
  return (
    <Panel narrow>
      <StateMessage
        kind="missing"
        level={1}
        title={t('unknown.title')}
        text={t('unknown.text')}
        action={<Button component="a" href="/" variant="default">{t('unknown.action')}</Button>}
      />
    </Panel>
  );
}
