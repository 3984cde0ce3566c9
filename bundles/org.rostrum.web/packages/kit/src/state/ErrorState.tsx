// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/errorText';
import { StateMessage } from './StateMessage';

/** A part of a page that could not be loaded, with a way to try again. */
export function ErrorState({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <StateMessage
      kind="error"
      title={title}
      text={errorText(t, error)}
      action={onRetry && <Button variant="default" onClick={onRetry}>{t('kit.retry')}</Button>}
    />
  );
}
