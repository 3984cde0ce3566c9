// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Badge, describeAgent, errorText, toast } from '@rostrum/kit';
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Notifications.module.css';
import type { PushDevice } from './pushApi';
import type { usePush } from './usePush';

/** Browsers of the account that get notifications (55/PSH-3). */
export function Devices({ devices, push: { remove } }: { devices: readonly PushDevice[]; push: ReturnType<typeof usePush> }) {
  const { t } = useTranslation();
  const end = (device: PushDevice) => remove.mutate(device, {
    onSuccess: () => toast('success', t('notifications.removed')),
    onError: (failure) => toast('error', errorText(t, failure)),
  });
  if (devices.length === 0) return <p className={classes.text}>{t('notifications.devicesNone')}</p>;
  return (
    <ul className={classes.list}>
      {devices.map((device) => <Row key={device.id} device={device} busy={remove.isPending} onRemove={() => end(device)} />)}
    </ul>
  );
}

function Row({ device, busy, onRemove }: { device: PushDevice; busy: boolean; onRemove: () => void }) {
  const { t, i18n } = useTranslation();
  const { browser, system, phone } = describeAgent(device.user_agent);
  const name = [browser ?? t('notifications.unknown'), system].filter(Boolean).join(' · ');
  const time = new Date(device.last_used_at * 1000);
  const shown = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
  const Icon = phone ? IconDeviceMobile : IconDeviceLaptop;
  return (
    <li className={classes.row}>
      <Icon size={24} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        <strong translate="no">{name}</strong>
        <time className={classes.details} dateTime={time.toISOString()}>{t('notifications.lastUsed', { time: shown })}</time>
      </div>
      {device.current && <Badge tone="accent">{t('notifications.current')}</Badge>}
      <Button variant="subtle" color="live" disabled={busy} aria-label={t('notifications.removeNamed', { name })} onClick={onRemove}>{t('notifications.remove')}</Button>
    </li>
  );
}
