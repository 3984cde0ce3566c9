// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { ErrorNotice, errorText, toast } from '@rostrum/kit';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Notifications.module.css';
import type { PushState } from './pushState';
import type { usePush } from './usePush';

/** Whether this browser shows notifications, and what to do where it does not. */
export function ThisDevice({ state, push: { current, allow, remove, test } }: { state: PushState; push: ReturnType<typeof usePush> }) {
  const { t } = useTranslation();
  const Icon = state === 'on' ? IconBell : IconBellOff;
  const sendTest = () => current && test.mutate(current.id, {
    onSuccess: (result) => toast(result === 'delivered' ? 'success' : 'error', t(`notifications.tested.${result}`)),
    onError: (failure) => toast('error', errorText(t, failure)),
  });
  const turnOff = () => current && remove.mutate(current, { onSuccess: () => toast('success', t('notifications.removed')) });
  return (
    <section className={classes.device} data-state={state} aria-labelledby="this-device">
      <Icon size={28} stroke={1.5} aria-hidden />
      <div className={classes.words} aria-live="polite">
        <h2 id="this-device" className={classes.title}>{t(`notifications.${state}.title`)}</h2>
        <p className={classes.text}>{t(`notifications.${state}.text`)}</p>
        {allow.error && <Failure error={allow.error} />}
      </div>
      {state === 'off' && (
        <Button loading={allow.isPending} onClick={() => allow.mutate()}>{t('notifications.allow')}</Button>
      )}
      {state === 'on' && current && (
        <div className={classes.actions}>
          <Button variant="default" loading={test.isPending} onClick={sendTest}>{t('notifications.test')}</Button>
          <Button variant="subtle" color="live" loading={remove.isPending} onClick={turnOff}>{t('notifications.turnOff')}</Button>
        </div>
      )}
    </section>
  );
}

/** What the server refused, or what the browser could not do: mostly, reach its push service. */
function Failure({ error }: { error: Error }) {
  const { t } = useTranslation();
  if (error instanceof ApiError) return <ErrorNotice title={t('notifications.failed')} error={error} />;
  return <p className={classes.failure} role="alert">{t('notifications.pushFailed')}</p>;
}
