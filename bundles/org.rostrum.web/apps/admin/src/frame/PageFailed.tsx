// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { StateMessage } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** A page whose file could not be fetched (the server was upgraded meanwhile) or that met an error of its own. */
export function PageFailed() {
  const { t } = useTranslation();
  return <StateMessage level={1} kind="error" title={t('kit.crashTitle')} text={t('panel.pageFailed')} action={<Button onClick={() => location.reload()}>{t('kit.reload')}</Button>} />;
}
