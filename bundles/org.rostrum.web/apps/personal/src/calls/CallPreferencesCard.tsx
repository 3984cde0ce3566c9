// SPDX-License-Identifier: Apache-2.0
import { Button, Switch } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../common/useChoices';
import classes from './Calls.module.css';
import { type CallPreferences, callsApi } from './callsApi';

const KEY = ['callPreferences'];

/** Call waiting (00/R-88), media always through the server (00/R-19), and calls on the desktop. */
export function CallPreferencesCard() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: KEY, queryFn: callsApi.preferences });
  if (!data) return null;
  return (
    <section className={classes.preferences} aria-labelledby="call-preferences">
      <h2 id="call-preferences" className={classes.heading}>{t('calls.preferences')}</h2>
      <Switches chosen={data} />
      <DesktopButton />
    </section>
  );
}

function Switches({ chosen }: { chosen: CallPreferences }) {
  const { t } = useTranslation();
  const { shown, choose } = useChoices(KEY, chosen, callsApi.prefer);
  return (
    <>
      <Switch
        label={t('calls.waiting')}
        description={t('calls.waitingHelp')}
        checked={shown.call_waiting ?? true}
        onChange={(event) => choose({ call_waiting: event.currentTarget.checked })}
      />
      <Switch
        label={t('calls.server')}
        description={t('calls.serverHelp')}
        checked={shown.always_through_server ?? false}
        onChange={(event) => choose({ always_through_server: event.currentTarget.checked })}
      />
    </>
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
