// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { address } from '@rostrum/api';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { Notice } from '../common/Notice';
import { CertificateCard } from './CertificateCard';
import { type Https, httpsApi } from './httpsApi';
import classes from './https.module.css';

/** The server's own certificate and its authority (20/TLS-20…24). */
export function SelfSignedCard({ https, mayChange }: { https: Https; mayChange: boolean }) {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const { root, server } = https.self_signed;
  return (
    <Card title={t('https.selfSigned')} text={t('https.selfSignedText')}>
      <div className={classes.certificates}>
        {server && <CertificateCard kind={t('https.serverCertificate')} certificate={server} inUse={https.shown === 'self_signed'} />}
        {root && <CertificateCard kind={t('https.rootCertificate')} certificate={root} />}
      </div>
      <div className={classes.buttons}>
        {mayChange && <Button variant="default" onClick={() => setCreating(true)}>{t('https.create')}</Button>}
        {root && <Button component="a" variant="subtle" href={address('/https/ca.crt')} download="ca.crt" leftSection={<IconDownload size={16} aria-hidden />}>{t('https.downloadCa')}</Button>}
      </div>
      {creating && <CreateDialog https={https} onClose={() => setCreating(false)} />}
    </Card>
  );
}

function CreateDialog({ https, onClose }: { https: Https; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const before = https.self_signed.server;
  const form = useFields({
    initial: { organization: before?.organization ?? '', country: before?.country ?? '', state: before?.state ?? '' },
    check: ({ country }) => (country === '' || /^[A-Za-z]{2}$/.test(country) ? {} : { country: 'countryInvalid' }),
    submit: async ({ organization, country, state }) => {
      await httpsApi.createSelfSigned({ ...(organization && { organization }), ...(country && { country: country.toUpperCase() }), ...(state && { state }) });
      await queries.invalidateQueries({ queryKey: ['https'] });
      toast('success', t('https.created'));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('https.create')} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <form onSubmit={(event) => void form.send(event)} noValidate>
        <Stack gap="md">
          <Notice tone={https.mode === 'self_signed' ? 'warning' : 'neutral'}>{t(https.mode === 'self_signed' ? 'https.createConsequence' : 'https.createText')}</Notice>
          {form.failure !== null && <ErrorNotice error={form.failure} />}
          <TextInput {...form.text('organization')} label={t('https.organization')} maxLength={64} data-autofocus />
          <TextInput {...form.text('country')} label={t('https.country')} description={t('https.countryHelp')} maxLength={2} />
          <TextInput {...form.text('state')} label={t('https.state')} maxLength={128} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
            <Button type="submit" loading={form.busy}>{t('https.createAction')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
