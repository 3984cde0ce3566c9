// SPDX-License-Identifier: Apache-2.0
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../common/Notice';
import { Since } from '../time/Since';
import type { BackupState } from './backupsApi';

/** What becomes of the backup that was asked for; nothing where none was. */
export function BackupProgress({ state: { state, started_at, name, reason, message } }: { state: BackupState }) {
  const { t } = useTranslation();
  if (state === 'running') {
    return (
      <div>
        <Notice live>{t('backups.running')} {started_at !== null && <Since at={started_at} />}</Notice>
        <Progress value={100} animated mt="xs" aria-label={t('backups.running')} />
      </div>
    );
  }
  if (state === 'failed') {
    return <Notice tone="danger" live>{t('backups.failed')} <span translate="no">{message}</span> <code translate="no">{reason}</code></Notice>;
  }
  return state === 'done' ? <Notice tone="success" live>{t('backups.done')} <span translate="no">{name}</span></Notice> : null;
}
