// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';

type Schemas = components['schemas'];
export type GroupCall = Schemas['GroupCallDto'];
export type GroupBook = Schemas['GroupBookBody'];
export type Contact = Schemas['ContactDto'];
export interface GroupName {
  id: string;
  display_name: string;
  predefined: boolean;
}

const group = (id: string) => `/groups/${encodeURIComponent(id)}`;

const user = (id: string) => `/users/${encodeURIComponent(id)}/addressbook`;

/** An address book whose entries an administrator writes. */
export interface Book {
  /** Under which its content is kept. */
  key: readonly string[];
  list: () => Promise<readonly Contact[]>;
  add: (contact_id: string, display_name: string) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
}

/** What every member of a group sees (30 section 11). */
export const groupBook = (id: string): Book => ({
  key: ['groupBook', id],
  list: async () => (await groupContactsApi.book(id)).contacts,
  add: (contact_id, display_name) => request<unknown>('post', `${group(id)}/addressbook/contacts`, { body: { contact_id, display_name } }),
  remove: (contact) => request<undefined>('delete', `${group(id)}/addressbook/contacts/${pathOf(contact)}`),
});

/** What one user sees (30 section 6); only his own entries can be deleted here. */
export const userBook = (id: string): Book => ({
  key: ['userBook', id],
  list: async () => (await request<{ contacts: Contact[] }>('get', user(id), { query: { page_size: 200 } })).contacts,
  add: (contact_id, display_name) => request<unknown>('post', user(id), { body: { contact_id, display_name } }),
  remove: (contact) => request<undefined>('delete', `${user(id)}/${pathOf(contact)}`),
});

function pathOf(callString: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(callString));
  return `~${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Address books and call numbers of groups (30 sections 9 and 11). */
export const groupContactsApi = {
  groups: async () => (await request<{ groups: GroupName[] }>('get', '/groups')).groups,
  calls: async () => (await request<{ group_calls: GroupCall[] }>('get', '/group-calls')).group_calls,
  call: async (id: string) => (await request<{ group_call: GroupCall }>('get', `${group(id)}/call`)).group_call,
  changeCall: (id: string, body: { enabled: boolean; call_id: string }) => request<unknown>('patch', `${group(id)}/call`, { body }),
  book: (id: string) => request<GroupBook>('get', `${group(id)}/addressbook`),
  changeShows: (id: string, shows: string, groups: readonly string[]) => request<GroupBook>('patch', `${group(id)}/addressbook`, { body: { shows, groups } }),
};
