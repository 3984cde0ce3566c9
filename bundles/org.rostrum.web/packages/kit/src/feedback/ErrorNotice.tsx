// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ApiError, reasonOf } from '@rostrum/api';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/errorText';
import { CopyField } from './CopyField';
import classes from './ErrorNotice.module.css';

/** A refusal in words, with its code and trace to copy for whoever is asked for help (ux.md section 4). */
export function ErrorNotice({ title, error, onRetry }: { title?: string; error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { detail, traceId } = error instanceof ApiError ? error : { detail: null, traceId: null };
  const code = [reasonOf(error), traceId].filter(Boolean).join(' · ');
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        {title && <strong>{title}</strong>}
        <span>{errorText(t, error)}</span>
        {detail && <span className={classes.detail} lang="en" translate="no">{detail}</span>}
        <span className={classes.code} translate="no"><CopyField value={code} label={t('kit.errorCode')} mono /></span>
      </div>
      {onRetry && <Button variant="default" size="xs" onClick={onRetry}>{t('kit.retry')}</Button>}
    </div>
  );
}
