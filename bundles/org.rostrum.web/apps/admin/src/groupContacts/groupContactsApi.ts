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
  add: (id: string, contact_id: string, display_name: string) =>
    request<unknown>('post', `${group(id)}/addressbook/contacts`, { body: { contact_id, display_name } }),
  remove: (id: string, contact: string) => request<undefined>('delete', `${group(id)}/addressbook/contacts/${pathOf(contact)}`),
};
