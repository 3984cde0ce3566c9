// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button } from '@mantine/core';
import { ConfirmDialog, toast } from '@rostrum/kit';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../common/format';
import { Time } from '../time/Time';
import { type Backup, backupsApi } from './backupsApi';
import classes from './backups.module.css';

/** One file: the moment that it shows, its size, fetching and deleting it. */
export function BackupRow({ file: { name, bytes, created_at } }: { file: Backup }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    try {
      await backupsApi.remove(name);
      toast('success', t('backups.deleted'));
    } finally {
      await queries.invalidateQueries({ queryKey: ['backups'] });
    }
  };
  return (
    <li className={classes.row}>
      <span className={classes.words}>
        <span className={classes.time}><Time at={created_at} /></span>
        <span className={classes.name} translate="no">{name}</span>
      </span>
      <span className={classes.size} translate="no">{formatBytes(bytes, i18n.language)}</span>
      <span className={classes.buttons}>
        <Button component="a" size="xs" variant="default" href={backupsApi.fileAddress(name)} download={name} leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={t('backups.downloadNamed', { name })}>{t('backups.download')}</Button>
        <ActionIcon variant="subtle" color="live" size={30} onClick={() => setAsking(true)} aria-label={t('backups.deleteNamed', { name })}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </span>
      <ConfirmDialog opened={asking} title={t('backups.deleteTitle')} text={t('backups.deleteText', { name })} action={t('backups.delete')}
        onConfirm={remove} onClose={() => setAsking(false)} />
    </li>
  );
}
