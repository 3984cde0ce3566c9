// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { errorText, PageHead, StateMessage, toast } from '@rostrum/kit';
import { IconArchive } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { Loads } from '../common/Loads';
import { Notice } from '../common/Notice';
import { BackupProgress } from './BackupProgress';
import { BackupRow } from './BackupRow';
import { type Backup, backupsApi } from './backupsApi';
import classes from './backups.module.css';

const LOOK_EVERY_MS = 1_000;
/** Below the data folder. */
const KEY_FILE = 'keys/secrets.key';

/** Dashboard › Backups (10/BKP): made while the server runs, fetched, deleted; restored on the host. */
export default function BackupsPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const backups = useQuery({
    queryKey: ['backups'], queryFn: backupsApi.read,
    // It is written in the background, whoever asked for it.
    refetchInterval: ({ state }) => (state.data?.backup.state === 'running' ? LOOK_EVERY_MS : false),
  });
  const begin = useMutation({
    mutationFn: backupsApi.begin,
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['backups'] }),
  });
  const running = backups.data?.backup.state === 'running';
  const make = (
    <Button leftSection={<IconArchive size={18} aria-hidden />} loading={begin.isPending} disabled={running} onClick={() => begin.mutate()}>
      {t('backups.make')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('backups.title')} text={t('backups.text')} action={make} />
      <Loads query={backups} failed={t('backups.loadFailed')} height={320}>
        {({ backup, list }) => (
          <div className={classes.stack}>
            <BackupProgress state={backup} />
            <Files files={list} />
          </div>
        )}
      </Loads>
      <Restore />
    </>
  );
}

function Files({ files }: { files: readonly Backup[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('backups.files')} text={t('backups.filesText')} flush>
      {files.length === 0 ? <StateMessage kind="missing" title={t('backups.empty')} text={t('backups.emptyText')} />
        : <ul className={classes.list}>{files.map((file) => <BackupRow key={file.name} file={file} />)}</ul>}
    </Card>
  );
}

function Restore() {
  const { t } = useTranslation();
  return (
    <div className={classes.restore}>
      <Card title={t('backups.restore')} text={t('backups.restoreText')}>
        <pre className={classes.commands} translate="no">{'./rostrum stop\n./rostrum restore FILE\n./rostrum start'}</pre>
        <Notice tone="warning">{t('backups.key')} <code translate="no">{KEY_FILE}</code></Notice>
      </Card>
    </div>
  );
}
