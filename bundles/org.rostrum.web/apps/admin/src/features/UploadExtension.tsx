// SPDX-License-Identifier: Apache-2.0
import { Button, Progress } from '@mantine/core';
import { errorText, toast } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@rostrum/api';
import { Card } from '../common/Card';
import { FileDrop } from '../common/FileDrop';
import { Notice } from '../common/Notice';
import { uploadExtension } from './uploadExtension';
import classes from './features.module.css';

/** Brings an extension to the server: a KAR file, with progress, and the server's reason where it refuses. */
export function UploadExtension() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  /** 0 to 1 while it goes; null otherwise. */
  const [sent, setSent] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const choose = (chosen: File) => {
    setFile(chosen);
    setFailure(null);
  };
  const send = async () => {
    if (!file) return;
    setFailure(null);
    setSent(0);
    try {
      const features = await uploadExtension(file, setSent);
      toast('success', t('features.uploaded', { titles: features.map(({ title }) => title).join(', ') }));
      setFile(null);
    } catch (error) {
      setFailure(error);
    } finally {
      setSent(null);
      await Promise.all(['features', 'panel-pages'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    }
  };
  const detail = failure instanceof ApiError ? failure.detail : null;
  return (
    <Card title={t('features.upload')} text={t('features.uploadText')}>
      <FileDrop name="extension" label={t('features.uploadFile')} help={t('features.uploadHelp')} accept=".kar,application/zip" file={file} disabled={sent !== null} onFile={choose} />
      {sent !== null && (
        <div className={classes.progress} role="status">
          <Progress value={sent * 100} aria-label={t('features.uploading')} animated={sent === 1} />
          <span className={classes.text}>{t(sent < 1 ? 'features.uploading' : 'features.installing')}</span>
        </div>
      )}
      {failure !== null && (
        <div className={classes.progress}>
          <Notice tone="danger" live>{errorText(t, failure)}{detail && <div translate="no">{detail}</div>}</Notice>
        </div>
      )}
      {file && <div className={classes.progress}><Button loading={sent !== null} onClick={() => void send()}>{t('features.uploadAction')}</Button></div>}
    </Card>
  );
}
