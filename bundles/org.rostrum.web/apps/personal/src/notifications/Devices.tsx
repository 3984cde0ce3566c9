// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { errorText, toast } from '@rostrum/kit';
import { DeviceRow } from '@rostrum/kit/devices';
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
  const { t } = useTranslation();
  return (
    <DeviceRow
      agent={device.user_agent}
      unknown={t('notifications.unknown')}
      usedAt={device.last_used_at}
      used={(time) => t('notifications.lastUsed', { time })}
      current={device.current ? t('notifications.current') : null}
      action={(name) => (
        <Button variant="subtle" color="live" disabled={busy} aria-label={t('notifications.removeNamed', { name })} onClick={onRemove}>{t('notifications.remove')}</Button>
      )}
    />
  );
}
