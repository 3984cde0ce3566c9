// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { ConfirmDialog, errorText, toast } from '@rostrum/kit';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { FileDrop } from '../common/FileDrop';
import { Notice } from '../common/Notice';
import { save } from '../common/save';
import { type Licence, licenceApi } from './licenceApi';
import classes from './licence.module.css';

/** Installs a licence file, asks for one, or returns to the built-in edition (00/R-3, R-5). */
export function LicenceFileCard({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState('');
  const [returning, setReturning] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['licence'] });
  const install = useMutation({
    mutationFn: async (chosen: File) => licenceApi.install(await chosen.text(), key.trim()),
    onSuccess: async () => {
      await refresh();
      setFile(null);
      toast('success', t('licence.installed'));
    },
  });
  const request = useMutation({
    mutationFn: async () => {
      const made = await licenceApi.request(key.trim());
      save(new Blob([made.file], { type: 'text/plain' }), made.name);
    },
    onSuccess: refresh,
    onError: (error) => toast('error', errorText(t, error)),
  });
  const toBuiltIn = async () => {
    await licenceApi.returnToBuiltIn();
    await refresh();
    toast('success', t('licence.returned'));
  };
  const detail = install.error instanceof ApiError ? install.error.detail : null;
  return (
    <Card title={t('licence.file')} text={t('licence.fileText')}>
      <FileDrop name="licence" label={t('licence.chooseFile')} help={t('licence.fileHelp')} file={file} disabled={install.isPending} onFile={(chosen) => {
        setFile(chosen);
        install.reset();
      }} />
      <TextInput className={classes.key!} name="key" label={t('licence.key')} description={t('licence.keyHelp')} value={key} onChange={(event) => setKey(event.currentTarget.value)}
        autoComplete="off" spellCheck={false} />
      {install.error && <div style={{ marginBlockStart: '1rem' }}><Notice tone="danger" live>{errorText(t, install.error)}{detail && <div translate="no">{detail}</div>}</Notice></div>}
      <div className={classes.buttons}>
        {file && <Button loading={install.isPending} onClick={() => install.mutate(file)}>{t('licence.install')}</Button>}
        <Button variant="default" loading={request.isPending} leftSection={<IconDownload size={16} aria-hidden />} onClick={() => request.mutate()}>{t('licence.request')}</Button>
        {!licence.built_in && !licence.required && <Button variant="outline" color="live" onClick={() => setReturning(true)}>{t('licence.return')}</Button>}
      </div>
      <ConfirmDialog opened={returning} title={t('licence.returnTitle')} text={t('licence.returnText')} action={t('licence.return')} onConfirm={toBuiltIn} onClose={() => setReturning(false)} />
    </Card>
  );
}
