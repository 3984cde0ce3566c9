// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Center, Group, List, Loader, Stack } from '@mantine/core';
import { api, ApiError } from '@rostrum/api';
import { ErrorState, errorText, FormFailure, Panel, StateMessage, useLoad, useTitle } from '@rostrum/kit';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationQuery, signInAddress } from './authorizationQuery';

/** Asks the signed-in user whether an application may act for him (OAuth 2.0, authorization code). */
export default function AuthorizePage() {
  const { t } = useTranslation();
  useTitle(t('authorize.title'));
  const load = useCallback(async () => {
    const me = await api.me();
    if (!me) {
      location.replace(signInAddress(location));
      return null;
    }
    if (me.kind !== 'user') return { me, asked: null };
    const asked = await api.authorization(authorizationQuery(location.search));
    if (asked.redirect_to) location.replace(asked.redirect_to);
    return asked.redirect_to ? null : { me, asked };
  }, []);
  const { data, error, reload } = useLoad(load);
  if (error instanceof ApiError && (error.reason === 'invalid_client' || error.reason === 'invalid_redirect')) {
    return <Panel narrow><StateMessage kind="missing" level={1} title={t('authorize.wrong')} text={t(`authorize.${error.reason}`)} /></Panel>;
  }
  if (error) return <ErrorState title={t('authorize.failed')} error={error} onRetry={reload} />;
  if (!data) return <Center><Loader aria-label={t('kit.loading')} /></Center>;
  if (!data.asked) {
    return (
      <Panel narrow>
        <StateMessage
          kind="missing"
          level={1}
          title={t('authorize.noUser')}
          text={t('authorize.noUserText')}
          action={<Button component="a" href={signInAddress(location)}>{t('authorize.other')}</Button>}
        />
      </Panel>
    );
  }
  return <Question me={data.me.display_name} asked={data.asked} />;
}

interface Asked {
  application_name: string;
  redirect_uri: string;
  permissions: { name: string; description: string }[];
}

function Question({ me, asked }: { me: string; asked: Asked }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const answer = async (allow: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      location.replace(await api.authorize({ ...authorizationQuery(location.search), allow }));
    } catch (error) {
      setFailure(errorText(t, error));
      setBusy(false);
    }
  };
  return (
    <Panel narrow>
      <Stack gap="md">
        <h1 style={{ margin: 0, overflowWrap: 'anywhere' }}>{t('authorize.question', { application: asked.application_name })}</h1>
        <p style={{ margin: 0 }}>
          {t('authorize.as', { name: me })} <Anchor href={signInAddress(location)}>{t('authorize.other')}</Anchor>
        </p>
        <FormFailure text={failure ?? null} />
        {asked.permissions.length === 0 ? <p style={{ margin: 0 }}>{t('authorize.nothing')}</p> : (
          <div>
            <p style={{ margin: 0 }}>{t('authorize.may')}</p>
            <List size="sm" mt="xs">
              {asked.permissions.map(({ name, description }) => (
                <List.Item key={name}>{description}</List.Item>
              ))}
            </List>
          </div>
        )}
        <p style={{ margin: 0, color: 'var(--rs-quiet)', overflowWrap: 'anywhere' }}>{t('authorize.to', { host: new URL(asked.redirect_uri).host })}</p>
        <Group justify="flex-end">
          <Button variant="default" size="md" disabled={busy} onClick={() => void answer(false)}>{t('authorize.deny')}</Button>
          <Button size="md" loading={busy} onClick={() => void answer(true)}>{t('authorize.allow')}</Button>
        </Group>
      </Stack>
    </Panel>
  );
}
