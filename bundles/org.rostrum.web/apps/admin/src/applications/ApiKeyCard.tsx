// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { address } from '@rostrum/api';
import { Badge, ConfirmDialog, toast } from '@rostrum/kit';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { Loads } from '../common/Loads';
import { Notice } from '../common/Notice';
import { SecretOnce } from '../common/SecretOnce';
import { Time } from '../common/Time';
import { apiKeyApi } from './applicationsApi';
import classes from './applications.module.css';

const API_DESCRIPTION = address('/openapi.json');

/** The key with which everything is allowed; for tests (20/SEC-20…22). */
export function ApiKeyCard() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'new' | 'remove' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const key = useQuery({ queryKey: ['api-key'], queryFn: apiKeyApi.read });
  const enabled = key.data?.enabled ?? false;
  const refresh = () => queries.invalidateQueries({ queryKey: ['api-key'] });
  const create = async () => {
    setSecret(await apiKeyApi.create());
    await refresh();
  };
  const remove = async () => {
    await apiKeyApi.remove();
    await refresh();
    toast('success', t('apiKey.removed'));
  };
  return (
    <Card title={t('apiKey.title')} text={t('apiKey.text')} action={key.data && (enabled ? <Badge tone="warning">{t('apiKey.on')}</Badge> : <Badge>{t('apiKey.off')}</Badge>)}>
      <Loads query={key} failed={t('apiKey.loadFailed')} height={60}>
        {({ created_at }) => (
          <>
            {enabled && <Notice tone="warning">{t('apiKey.warning')}{created_at !== null && <> {t('apiKey.since')} <Time at={created_at} /></>}</Notice>}
            <div className={classes.buttons} style={enabled ? { marginBlockStart: '1rem' } : undefined}>
              <Button variant="default" onClick={() => (enabled ? setAsking('new') : void create())}>{t(enabled ? 'apiKey.replace' : 'apiKey.create')}</Button>
              {enabled && <Button variant="outline" color="live" onClick={() => setAsking('remove')}>{t('apiKey.remove')}</Button>}
              <Button component="a" variant="subtle" href={API_DESCRIPTION} target="_blank" rel="noreferrer" rightSection={<IconExternalLink size={16} aria-hidden />}>{t('apiKey.page')}</Button>
            </div>
          </>
        )}
      </Loads>
      <ConfirmDialog opened={asking === 'new'} title={t('apiKey.replace')} text={t('apiKey.replaceText')} action={t('apiKey.replace')} onConfirm={create} onClose={() => setAsking(null)} />
      <ConfirmDialog opened={asking === 'remove'} title={t('apiKey.remove')} text={t('apiKey.removeText')} action={t('apiKey.remove')} onConfirm={remove} onClose={() => setAsking(null)} />
      <SecretOnce title={t('apiKey.newTitle')} label={t('apiKey.title')} secret={secret} onClose={() => setSecret(null)} />
    </Card>
  );
}
