// SPDX-License-Identifier: Apache-2.0
import { Button, Progress, SegmentedControl, Select } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { errorText, reasonText } from '@rostrum/kit';
import { IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../common/FileDrop';
import { Notice } from '../common/Notice';
import { save } from '../common/save';
import { DrawerSection, PageDrawer } from '../frame/PageDrawer';
import { Time } from '../time/Time';
import { useTime } from '../time/useTime';
import classes from './Accounts.module.css';
import { accountsApi, type Import, type ImportRefusal } from './accountsApi';

const LOOK_EVERY_MS = 500;
const ENCODINGS = ['UTF-8', 'UTF-16LE', 'windows-1251', 'windows-1252'];

/** Accounts from a CSV file (00/R-87): tried first, then imported; it goes on when the page is left, and is found again. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [existing, setExisting] = useState<'skip' | 'update'>('skip');
  const [encoding, setEncoding] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [begun, setBegun] = useState(false);
  const { data: progress } = useQuery({
    queryKey: ['users', 'import'], queryFn: accountsApi.import,
    refetchInterval: ({ state }) => (state.data?.phase === 'running' ? LOOK_EVERY_MS : false),
  });
  const running = progress?.phase === 'running';
  const finished = progress?.phase === 'done' && !progress.dry_run;
  useEffect(() => {
    if (finished) void queries.invalidateQueries({ queryKey: ['users', 'list'] });
  }, [finished, queries]);
  const begin = async (dry_run: boolean) => {
    if (!file) return;
    setFailure(null);
    setBegun(true);
    try {
      queries.setQueryData(['users', 'import'], await accountsApi.beginImport(file, { dry_run, existing, encoding: encoding ?? undefined }));
    } catch (error) {
      setFailure(error);
    }
  };
  const tried = begun && progress?.phase === 'done' && progress.dry_run && failure === null;
  return (
    <PageDrawer
      opened
      title={t('accountImport.title')}
      onClose={onClose}
      actions={(
        <>
          <Button variant="default" onClick={onClose}>{t('kit.close')}</Button>
          <Button variant={tried ? 'default' : 'filled'} disabled={!file || running} onClick={() => void begin(true)}>{t('accountImport.try')}</Button>
          {tried && <Button disabled={!file || running} onClick={() => void begin(false)}>{t('accountImport.start')}</Button>}
        </>
      )}
    >
      <DrawerSection title={t('accountImport.file')}>
        <div className={classes.fields}>
          <FileDrop
            name="accounts"
            label={t('accountImport.drop')}
            help={t('accountImport.help')}
            accept=".csv,text/csv"
            file={file}
            disabled={running}
            onFile={(chosen) => {
              setFile(chosen);
              setFailure(null);
              setBegun(false);
            }}
          />
          <div>
            <span className={classes.label} id="existing">{t('accountImport.existing')}</span>
            <SegmentedControl
              aria-labelledby="existing"
              value={existing}
              onChange={(value) => {
                setExisting(value as 'skip' | 'update');
                setBegun(false);
              }}
              data={[{ value: 'skip', label: t('accountImport.skip') }, { value: 'update', label: t('accountImport.update') }]}
            />
          </div>
          <Select label={t('accountImport.encoding')} placeholder={t('accountImport.encodingAuto')} data={ENCODINGS} value={encoding} onChange={setEncoding} renderOption={({ option }) => <span translate="no">{option.label}</span>} clearable />
        </div>
      </DrawerSection>
      {failure !== null && <Notice tone="danger" live>{errorText(t, failure)}{failure instanceof ApiError && failure.detail && <div translate="no">{failure.detail}</div>}</Notice>}
      {progress && progress.phase !== 'idle' && failure === null && <Outcome progress={progress} />}
      <Former current={progress?.since ?? null} />
    </PageDrawer>
  );
}

/** Imports before the latest one; they are kept when the server starts anew. */
function Former({ current }: { current: number | null }) {
  const { t } = useTranslation();
  const { number } = useTime();
  const { data = [] } = useQuery({ queryKey: ['users', 'imports', current], queryFn: accountsApi.imports });
  const former = data.slice(1);
  if (former.length === 0) return null;
  return (
    <DrawerSection title={t('accountImport.former')}>
      <ul className={classes.former}>
        {former.map(({ id, by, import: { since, dry_run, phase, rows, done, created, updated, skipped, refused } }) => (
          <li key={id}>
            <span>{since !== null && <Time at={since} />} · <span translate="no">{by}</span>{dry_run && <> · {t('accountImport.dryRun')}</>}</span>
            <span className={classes.quietText}>
              {phase === 'failed'
                ? t('accountImport.failed', { done: number(done), rows: number(rows) })
                : t(dry_run ? 'accountImport.wouldCounts' : 'accountImport.counts', { created: number(created), updated: number(updated), skipped: number(skipped), refused: number(refused) })}
            </span>
            {refused > 0 && (
              <Button size="compact-xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void saveReport(() => accountsApi.refusalsOf(id))}>
                {t('accountImport.report', { count: refused })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </DrawerSection>
  );
}

async function saveReport(read: () => Promise<readonly ImportRefusal[]>): Promise<void> {
  const lines = (await read()).map((row) => [row.line, row.login, row.reason, row.location ?? '', row.message]);
  const cell = (text: string | number) => `"${String(text).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  save(new Blob(['\uFEFF', ...lines.map((line) => `${line.map(cell).join(';')}\r\n`)], { type: 'text/csv' }), 'refused.csv');
}

function Outcome({ progress }: { progress: Import }) {
  const { t } = useTranslation();
  const { number } = useTime();
  const { phase, dry_run, rows, done, created, updated, skipped, refused, refusals } = progress;
  const counts = { created: number(created), updated: number(updated), skipped: number(skipped), refused: number(refused) };
  return (
    <DrawerSection title={t(dry_run ? 'accountImport.dryRun' : 'accountImport.result')}>
      {phase === 'running' && (
        <div role="status">
          <Progress value={rows === 0 ? 100 : (done / rows) * 100} aria-label={t('accountImport.running')} />
          <p className={classes.quietText}>{t('accountImport.progress', { done: number(done), rows: number(rows) })}</p>
        </div>
      )}
      {phase === 'failed' && <Notice tone="danger" live>{t('accountImport.failed', { done: number(done), rows: number(rows) })}</Notice>}
      {phase === 'done' && <Notice tone={refused > 0 ? 'warning' : 'success'} live>{t(dry_run ? 'accountImport.wouldCounts' : 'accountImport.counts', counts)}</Notice>}
      {refused > 0 && (
        <>
          <table className={classes.refusals}>
            <thead><tr><th>{t('accountImport.line')}</th><th>{t('accounts.login')}</th><th>{t('accountImport.reason')}</th></tr></thead>
            <tbody>
              {refusals.map(({ line, login, reason, location, message }) => (
                <tr key={line}>
                  <td>{number(line)}</td>
                  <td translate="no">{login}</td>
                  <td>{reasonText(t, reason)} <code translate="no" title={message}>{location ? `${location}: ${reason}` : reason}</code></td>
                </tr>
              ))}
            </tbody>
          </table>
          <Button mt="sm" size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void saveReport(accountsApi.importRefusals)}>{t('accountImport.report', { count: refused })}</Button>
        </>
      )}
    </DrawerSection>
  );
}
