// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ConfirmDialog, errorText, PageHead, StateMessage, toast } from '@rostrum/kit';
import { IconArchive, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayChange } from '../auth/me';
import { formatBytes } from '../common/format';
import { Loads } from '../common/Loads';
import { Notice } from '../common/Notice';
import { Time } from '../common/Time';
import { type Backup, backupsApi } from './backupsApi';
import classes from './backups.module.css';

/** Backups of the server: made, taken along, brought back (10/BKP). */
export default function BackupsPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayChange = useMayChange();
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const backups = useQuery({ queryKey: ['backups'], queryFn: backupsApi.list });
  const create = useMutation({
    mutationFn: backupsApi.create,
    onSuccess: () => toast('success', t('backups.created')),
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['backups'] }),
  });
  const restore = async ({ name }: Backup) => {
    await backupsApi.restore(name);
    toast('success', t('backups.restoring'));
  };
  const action = mayChange && <Button loading={create.isPending} onClick={() => create.mutate()}>{t('backups.create')}</Button>;
  return (
    <>
      <PageHead title={t('backups.title')} text={t('backups.text')} action={action} />
      <div className={classes.notice}><Notice>{t('backups.content')}</Notice></div>
      {create.isPending && <div className={classes.notice}><Notice tone="accent" live>{t('backups.creating')}</Notice></div>}
      <Loads query={backups} failed={t('backups.loadFailed')}>
        {(list) => list.length === 0
          ? <StateMessage kind="empty" title={t('backups.empty')} text={t('backups.emptyText')} action={action} />
          : <ul className={classes.list}>{list.map((backup) => <Row key={backup.name} backup={backup} mayChange={mayChange} onRestore={() => setRestoring(backup)} />)}</ul>}
      </Loads>
      <ConfirmDialog opened={restoring !== null} title={t('backups.restoreTitle')} text={t('backups.restoreText')} typed={restoring?.name} action={t('backups.restore')}
        onConfirm={() => restore(restoring!)} onClose={() => setRestoring(null)} />
    </>
  );
}

function Row({ backup, mayChange, onRestore }: { backup: Backup; mayChange: boolean; onRestore: () => void }) {
  const { t, i18n } = useTranslation();
  const { name, created_at, size_bytes } = backup;
  return (
    <li className={classes.row}>
      <span className={classes.icon} aria-hidden><IconArchive size={20} stroke={1.6} /></span>
      <div className={classes.words}>
        <span className={classes.name} translate="no">{name}</span>
        <span className={classes.details}><Time at={created_at} /><span aria-hidden>·</span><span translate="no">{formatBytes(size_bytes, i18n.language)}</span></span>
      </div>
      {mayChange && (
        <span className={classes.buttons}>
          <Button component="a" size="xs" variant="default" href={backupsApi.fileAddress(name)} download={name} leftSection={<IconDownload size={16} aria-hidden />} aria-label={`${t('backups.download')}: ${name}`}>{t('backups.download')}</Button>
          <Button size="xs" variant="outline" color="live" onClick={onRestore} aria-label={`${t('backups.restore')}: ${name}`}>{t('backups.restore')}</Button>
        </span>
      )}
    </li>
  );
}
