// SPDX-License-Identifier: Apache-2.0
import { PresenceBook, type PresenceStatus, SignalClient, signalUrl, systemClock, webSockets } from '@rostrum/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Contact } from './contactsApi';

const INSTANCE_KEY = 'rostrum.instance';
let book: PresenceBook | null = null;

/** One connection for the whole personal area, opened when the first list is shown. */
function presenceBook(): PresenceBook {
  if (book) return book;
  const signal = new SignalClient({ sockets: webSockets(signalUrl(location)), clock: systemClock, random: Math.random, hello });
  window.addEventListener('online', () => signal.networkChanged());
  book = new PresenceBook(signal, systemClock);
  signal.connect();
  return book;
}

function hello() {
  return {
    version: 1,
    client: { kind: 'browser' as const, name: 'Rostrum Web', language: navigator.language },
    app_instance: instance(),
  };
}

function instance(): string {
  const known = localStorage.getItem(INSTANCE_KEY);
  if (known && /^[0-9a-f]{32}$/.test(known)) return known;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(INSTANCE_KEY, made);
  return made;
}

/** How these contacts are, live while they are on the screen; until the first news as the list told. */
export function usePresence(contacts: readonly Contact[]): (contact: Contact) => PresenceStatus {
  const ids = contacts.filter(({ is_user }) => is_user).map(({ id }) => id).join('\n');
  const watched = useMemo(() => (ids ? ids.split('\n') : []), [ids]);
  useEffect(() => (watched.length ? presenceBook().watch(watched) : undefined), [watched]);
  const { statuses } = presenceBook();
  const live = useSyncExternalStore(statuses.subscribe, statuses.get);
  return (contact) => live.get(contact.id) ?? (contact.status as PresenceStatus);
}
