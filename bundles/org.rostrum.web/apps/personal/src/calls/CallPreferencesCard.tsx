// SPDX-License-Identifier: Apache-2.0
import { Button, Switch } from '@mantine/core';
import { errorText, toast } from '@rostrum/kit';
import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Calls.module.css';
import { callsApi } from './callsApi';

/** Call waiting (00/R-88), media always through the server (00/R-19), and calls on the desktop. */
export function CallPreferencesCard() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['callPreferences'], queryFn: callsApi.preferences });
  const change = useMutation({
    mutationFn: callsApi.prefer,
    onSuccess: (now) => queries.setQueryData(['callPreferences'], now),
    onError: (error) => toast('error', errorText(t, error)),
  });
  if (!data) return null;
  return (
    <section className={classes.preferences} aria-labelledby="call-preferences">
      <h2 id="call-preferences" className={classes.heading}>{t('calls.preferences')}</h2>
      <Switch
        label={t('calls.waiting')}
        description={t('calls.waitingHelp')}
        checked={data.call_waiting ?? true}
        onChange={(event) => change.mutate({ call_waiting: event.currentTarget.checked })}
      />
      <Switch
        label={t('calls.server')}
        description={t('calls.serverHelp')}
        checked={data.always_through_server ?? false}
        onChange={(event) => change.mutate({ always_through_server: event.currentTarget.checked })}
      />
      <DesktopButton />
    </section>
  );
}

function DesktopButton() {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  if (permission !== 'default') return null;
  return (
    <Button variant="default" w="fit-content" leftSection={<IconBell size={18} />} onClick={() => void Notification.requestPermission().then(setPermission)}>
      {t('calls.desktop')}
    </Button>
  );
}
