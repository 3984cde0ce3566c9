// SPDX-License-Identifier: Apache-2.0
import type { PresenceBook, PresenceStatus } from '@rostrum/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Contact } from './contactsApi';

/** How these contacts are, live while they are on the screen; until the first news as the list told. */
export function usePresence(book: PresenceBook, contacts: readonly Contact[]): (contact: Contact) => PresenceStatus {
  const ids = contacts.filter(({ is_user }) => is_user).map(({ id }) => id).join('\n');
  const watched = useMemo(() => (ids ? ids.split('\n') : []), [ids]);
  useEffect(() => (watched.length ? book.watch(watched) : undefined), [book, watched]);
  const { statuses } = book;
  const live = useSyncExternalStore(statuses.subscribe, statuses.get);
  return (contact) => live.get(contact.id) ?? (contact.status as PresenceStatus);
}
