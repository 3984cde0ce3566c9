// SPDX-License-Identifier: Apache-2.0
import { pageLink, PresenceBook, type PresenceStatus, systemClock } from '@rostrum/core';
import { type Contact, usePresence as usePresenceOf } from '@rostrum/kit/contacts';

let book: PresenceBook | null = null;

/** Live presence on the one connection of the page. */
export function usePresence(contacts: readonly Contact[]): (contact: Contact) => PresenceStatus {
  book ??= new PresenceBook(pageLink().signal, systemClock);
  return usePresenceOf(book, contacts);
}
