// SPDX-License-Identifier: Apache-2.0
import { PresenceBook, type PresenceStatus, pageLink, systemClock } from '@rostrum/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Contact } from './contactsApi';

let book: PresenceBook | null = null;

/** On the one connection of the page. */
function presenceBook(): PresenceBook {
  if (book) return book;
  book = new PresenceBook(pageLink().signal, systemClock);
  return book;
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
