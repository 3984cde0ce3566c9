// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { errorText } from '@rostrum/kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { Notice } from '../common/Notice';
import { ApplyDialog } from './ApplyDialog';
import { type Https, type HttpsConfiguration, type HttpsMode, httpsApi } from './httpsApi';
import { ProblemList } from './ProblemList';
import classes from './https.module.css';

const MODES = ['self_signed', 'custom', 'acme'] as const satisfies readonly HttpsMode[];
const TLS_VERSIONS = ['TLSv1.2', 'TLSv1.3'];
const PORT_MAX = 65_535;

/** Mode, TLS versions and port; tested before they are applied (20/TLS-12…15). */
export function ConfigurationCard({ https, mayChange }: { https: Https; mayChange: boolean }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState(https.mode);
  const [versions, setVersions] = useState(https.tls_versions);
  const [port, setPort] = useState(String(https.https_port));
  const [hsts, setHsts] = useState(https.hsts);
  const [wanted, setWanted] = useState<HttpsConfiguration | null>(null);
  const test = useMutation({ mutationFn: httpsApi.test });
  const portFault = /^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= PORT_MAX ? null : t('https.portFault');
  const configuration = { mode, tls_versions: versions, https_port: Number(port), hsts };
  const changed = mode !== https.mode || hsts !== https.hsts || Number(port) !== https.https_port || [...versions].sort().join() !== [...https.tls_versions].sort().join();
  const edit = <T,>(set: (value: T) => void) => (value: T) => {
    set(value);
    test.reset();
  };
  const foot = (
    <>
      <Button variant="default" loading={test.isPending} disabled={portFault !== null} onClick={() => test.mutate(configuration)}>{t('https.test')}</Button>
      <Button disabled={!changed || portFault !== null || versions.length === 0} onClick={() => setWanted(configuration)}>{t('https.apply')}</Button>
    </>
  );
  return (
    <Card title={t('https.configuration')} text={t('https.configurationText')} foot={mayChange && foot}>
      <Radio.Group value={mode} onChange={(value) => edit(setMode)(value as HttpsMode)} label={t('https.mode')}>
        <div className={classes.modes}>
          {MODES.map((one) => {
            const missing = (one === 'custom' && https.custom === null) || (one === 'acme' && !https.acme?.certificate);
            return (
              <label key={one} className={classes.mode} data-checked={mode === one || undefined} data-disabled={missing || undefined}>
                <Radio value={one} disabled={missing || !mayChange} />
                <span>
                  <span className={classes.modeTitle}>{t(`https.modes.${one}.title`)}</span>
                  <span className={classes.modeText}>{t(missing ? `https.missing.${one}` : `https.modes.${one}.text`)}</span>
                </span>
              </label>
            );
          })}
        </div>
      </Radio.Group>
      <div className={classes.line}>
        <Checkbox.Group value={versions} onChange={edit(setVersions)} label={t('https.tlsVersions')} error={versions.length === 0 && t('https.tlsNone')}>
          <div className={classes.checks}>
            {TLS_VERSIONS.map((version) => <Checkbox key={version} value={version} label={<span translate="no">{version.replace('TLSv', 'TLS ')}</span>} disabled={!mayChange} />)}
          </div>
        </Checkbox.Group>
        <TextInput className={classes.port!} name="https_port" label={t('https.port')} inputMode="numeric" value={port} disabled={!mayChange}
          onChange={(event) => edit(setPort)(event.currentTarget.value.trim())} error={portFault} errorProps={{ role: 'alert' }} />
        <Checkbox className={classes.hsts!} checked={hsts} onChange={(event) => edit(setHsts)(event.currentTarget.checked)} label={t('https.hsts')} description={t('https.hstsHelp')} disabled={!mayChange} />
      </div>
      {(test.data || test.error) && (
        <div className={classes.result}>
          {test.error ? <Notice tone="danger" live>{errorText(t, test.error)}</Notice>
            : test.data?.ok ? <Notice tone="success" live>{t('https.testGood')}</Notice>
              : <Notice tone="danger" live>{t('https.testBad')}<ProblemList problems={test.data?.problems ?? []} /></Notice>}
        </div>
      )}
      {wanted && <ApplyDialog https={https} wanted={wanted} onClose={() => setWanted(null)} />}
    </Card>
  );
}
