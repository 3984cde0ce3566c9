// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ConfirmDialog } from '@rostrum/kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { SecretOnce } from '../common/SecretOnce';
import { applicationsApi } from './applicationsApi';

/** The secret is never shown again; a new one makes the old one worthless for new tokens (60/OC-4). */
export function SecretCard({ id }: { id: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Card title={t('applications.secret')} text={t('applications.secretText')}
      action={<Button variant="default" onClick={() => setAsking(true)}>{t('applications.newSecret')}</Button>}>
      <ConfirmDialog opened={asking} title={t('applications.newSecret')} text={t('applications.newSecretText')} action={t('applications.newSecret')}
        onConfirm={async () => setSecret(await applicationsApi.newSecret(id))} onClose={() => setAsking(false)} />
      <SecretOnce title={t('applications.newSecretTitle')} label={t('applications.secret')} secret={secret} onClose={() => setSecret(null)} />
    </Card>
  );
}
