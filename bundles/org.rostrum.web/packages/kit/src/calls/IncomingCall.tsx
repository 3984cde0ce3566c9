// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { type Call, pageLink, playToneOnce } from '@rostrum/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { NameMark } from '../state/NameMark';
import classes from './IncomingCall.module.css';

/** What rings at the signed-in account, on any page that shows this: who it is, a sound, and the two answers. */
export function IncomingCall() {
  const { desk } = pageLink();
  const call = useSyncExternalStore(desk.ringing.subscribe, desk.ringing.get);
  return call ? <Ringing key={call.id} call={call} onReject={() => void desk.reject(call.id).catch(() => undefined)} /> : null;
}

function Ringing({ call, onReject }: { call: Call; onReject: () => void }) {
  const { t } = useTranslation();
  const text = callText(t, call);
  useEffect(() => playToneOnce('ring'), []);
  useEffect(() => notify(t('call.incoming.notification'), text, call.id), [t, text, call.id]);
  return (
    <section className={classes.call} role="alertdialog" aria-label={t('call.incoming.label')} data-testid="incoming-call">
      <NameMark name={call.peer.display_name} size={56} />
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>
        <Button color="success" leftSection={<IconPhone size={18} />} component="a" href={`/call/${call.id}?accept`} data-testid="incoming-accept">
          {t('call.incoming.accept')}
        </Button>
        <Button color="live" variant="light" leftSection={<IconPhoneOff size={18} />} onClick={onReject} data-testid="incoming-reject">
          {t('call.incoming.reject')}
        </Button>
      </div>
    </section>
  );
}

function callText(t: TFunction, { kind, peer, title }: Call): string {
  const key = kind === 'invite' ? 'invites' : kind === 'request' ? 'asksIn' : 'isCalling';
  return t(`call.incoming.${key}`, { name: peer.display_name, title });
}

/** Whether this browser gets push: its service worker shows the call then, with buttons. */
const workerTells = () => localStorage.getItem('rostrum.push') !== null && !!navigator.serviceWorker?.controller;

/** On the desktop while nobody looks at the page, if the person has allowed it. */
function notify(title: string, body: string, id: string): (() => void) | undefined {
  if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden || workerTells()) return undefined;
  try {
    const notification = new Notification(title, { body, tag: `call-${id}`, requireInteraction: true });
    notification.onclick = () => {
      window.focus();
      location.assign(`/call/${id}`);
    };
    return () => notification.close();
  } catch {
    return undefined; // phones show notifications of service workers only
  }
}
