// SPDX-License-Identifier: Apache-2.0
import { Skeleton, Switch, TextInput } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { ErrorState, errorText } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../common/useChoices';
import classes from './Notifications.module.css';
import { pushApi, type PushPreferences } from './pushApi';

const KEY = ['push-preferences'];

/** What the devices of the account are told, and when nothing (55/NTF-4). */
export function Choice() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: pushApi.preferences });
  return (
    <section aria-labelledby="choice">
      <h2 id="choice" className={classes.heading}>{t('notifications.choice.title')}</h2>
      {error ? <ErrorState title={t('notifications.choice.failed')} error={error} onRetry={() => void refetch()} />
        : data ? <Switches chosen={data} /> : <Skeleton height={200} role="status" aria-label={t('kit.loading')} />}
    </section>
  );
}

function Switches({ chosen }: { chosen: PushPreferences }) {
  const { t } = useTranslation();
  const { shown, choose, error } = useChoices(KEY, chosen, pushApi.prefer);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const hours = (parts: Partial<PushPreferences>) => choose({ ...parts, time_zone: zone });
  const wrong = error instanceof ApiError && error.location === 'quiet_until' ? errorText(t, error) : null;
  return (
    <div className={classes.choice}>
      <p className={classes.text}>{t('notifications.choice.text')}</p>
      <Switch label={t('notifications.choice.calls')} description={t('notifications.choice.callsHelp')} checked={shown.calls ?? true}
        onChange={(event) => choose({ calls: event.currentTarget.checked })} />
      <Switch label={t('notifications.choice.missed')} description={t('notifications.choice.missedHelp')} checked={shown.missed_calls ?? true}
        onChange={(event) => choose({ missed_calls: event.currentTarget.checked })} />
      <Switch label={t('notifications.choice.quiet')} description={t('notifications.choice.quietHelp')} checked={shown.quiet ?? false}
        onChange={(event) => hours({ quiet: event.currentTarget.checked })} />
      {shown.quiet && (
        <div className={classes.hours}>
          <Time label={t('notifications.choice.from')} value={shown.quiet_from ?? ''} error={null} onDone={(time) => hours({ quiet_from: time })} />
          <Time label={t('notifications.choice.until')} value={shown.quiet_until ?? ''} error={wrong} onDone={(time) => hours({ quiet_until: time })} />
          {shown.time_zone !== zone && <p className={classes.text}>{t('notifications.choice.zone', { zone: shown.time_zone })}</p>}
        </div>
      )}
    </div>
  );
}

interface TimeProps {
  label: string;
  value: string;
  error: string | null;
  onDone: (time: string) => void;
}

/** A time of day, told when it is left: while somebody types, each key makes another one. */
function Time({ label, value, error, onDone }: TimeProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = () => {
    if (typed && typed !== value) onDone(typed);
    setTyped(null);
  };
  return <TextInput type="time" label={label} value={typed ?? value} error={error} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={done} />;
}
