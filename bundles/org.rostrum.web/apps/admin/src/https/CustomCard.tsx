// SPDX-License-Identifier: Apache-2.0
import { Button, PasswordInput } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { errorText, FormFailure, toast } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { FileDrop } from '../common/FileDrop';
import { CertificateCard } from './CertificateCard';
import { type Https, httpsApi } from './httpsApi';
import { pemOrBase64 } from './pem';
import classes from './https.module.css';

/** An own certificate with its key: both are checked, and kept only together (20/TLS-30…32). */
export function CustomCard({ https, mayChange }: { https: Https; mayChange: boolean }) {
  const { t } = useTranslation();
  return (
    <Card title={t('https.custom')} text={t('https.customText')}>
      {https.custom && (
        <div className={classes.certificates}><CertificateCard kind={t('https.serverCertificate')} certificate={https.custom} inUse={https.shown === 'custom'} /></div>
      )}
      {mayChange && <Upload inUse={https.mode === 'custom'} />}
    </Card>
  );
}

function Upload({ inUse }: { inUse: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [certificate, setCertificate] = useState<File | null>(null);
  const [key, setKey] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const at = (location: string) => failure instanceof ApiError && failure.location === location;
  const errorAt = (location: string) => (at(location) ? errorText(t, failure) : null);
  const elsewhere = failure !== null && !['certificate', 'private_key', 'password'].some(at);
  const upload = async () => {
    if (!certificate) return;
    setBusy(true);
    setFailure(null);
    try {
      await httpsApi.upload({ certificate: await pemOrBase64(certificate), ...(key && { private_key: await pemOrBase64(key) }), ...(password && { password }) });
      await queries.invalidateQueries({ queryKey: ['https'] });
      toast('success', t(inUse ? 'https.uploadedInUse' : 'https.uploaded'));
      setCertificate(null);
      setKey(null);
      setPassword('');
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={classes.drops}>
        <FileDrop name="certificate" label={t('https.certificateFile')} help={t('https.certificateHelp')} file={certificate} onFile={setCertificate} error={errorAt('certificate')} />
        <FileDrop name="private_key" label={t('https.keyFile')} help={t('https.keyHelp')} file={key} onFile={setKey} error={errorAt('private_key')} />
      </div>
      <div className={classes.form}>
        <FormFailure text={elsewhere ? errorText(t, failure) : null} />
        <PasswordInput name="password" label={t('https.keyPassword')} description={t('https.keyPasswordHelp')} value={password} onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off" error={errorAt('password')} visibilityToggleButtonProps={{ 'aria-label': t('https.showPassword'), tabIndex: 0 }} />
      </div>
      <div className={classes.buttons}><Button variant="default" loading={busy} disabled={!certificate} onClick={() => void upload()}>{t('https.upload')}</Button></div>
    </>
  );
}
