// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';

type Schemas = components['schemas'];

export type Group = Schemas['UserGroupDto'];
export type Explained = Schemas['RightDto'];

/** Of a group's list. */
export interface Member {
  id: string;
  display_name: string;
  email: string;
}

export interface GroupDraft {
  display_name?: string;
  rights?: string[];
  /** kbit/s; 0: not limited. */
  inbound_limit_kbps?: number;
  outbound_limit_kbps?: number;
}

/** The twelve, in the order of 30 §8. */
export const RIGHTS = [
  'address_book_edit', 'call', 'conference_create', 'screen_share', 'desktop_control_request', 'desktop_control_grant', 'slide_show', 'file_send',
  'file_receive', 'record', 'poll', 'operator',
] as const;

const at = (id: string) => `/groups/${encodeURIComponent(id)}`;

export const groupsApi = {
  list: async () => (await request<{ groups: Group[] }>('get', '/groups')).groups,
  create: async (body: GroupDraft) => (await request<{ group: Group }>('post', '/groups', { body })).group,
  change: async (id: string, body: GroupDraft) => (await request<{ group: Group }>('patch', at(id), { body })).group,
  remove: (id: string) => request<void>('delete', at(id)),
  members: (id: string, page: number) => request<{ cnt: number; users: Member[] }>('get', `${at(id)}/users`, { query: { page, page_size: 25 } }),
  add: (id: string, user: string) => request<void>('post', `${at(id)}/users`, { body: { user_id: user } }),
  take: (id: string, user: string) => request<void>('delete', `${at(id)}/users/${encodeURIComponent(user)}`),
  /** Of a user in a zone, with reasons. */
  explain: async (user: string, zone: string) =>
    (await request<{ rights: Explained[] }>('get', `/users/${encodeURIComponent(user)}/rights`, { query: { zone } })).rights,
};
