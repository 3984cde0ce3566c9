// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { ErrorState, PageHead } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { Choice } from './Choice';
import { Devices } from './Devices';
import { Install } from './Install';
import classes from './Notifications.module.css';
import { ThisDevice } from './ThisDevice';
import { usePush } from './usePush';

/** Notifications of calls on devices whose pages are closed (55/PSH-2), and the installed application. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const push = usePush();
  const { devices, state } = push;
  return (
    <>
      <PageHead title={t('personal.notifications')} text={t('notifications.text')} />
      <div className={classes.page}>
        {state ? <ThisDevice state={state} push={push} /> : <Skeleton height={112} role="status" aria-label={t('kit.loading')} />}
        <Choice />
        <section aria-labelledby="devices">
          <h2 id="devices" className={classes.heading}>{t('notifications.devices')}</h2>
          {devices.error ? <ErrorState title={t('notifications.devicesFailed')} error={devices.error} onRetry={() => void devices.refetch()} />
            : devices.data ? <Devices devices={devices.data} push={push} />
              : <Skeleton height={72} role="status" aria-label={t('kit.loading')} />}
        </section>
        {state && <Install state={state} />}
      </div>
    </>
  );
}
