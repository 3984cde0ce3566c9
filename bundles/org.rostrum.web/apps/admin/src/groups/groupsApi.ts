// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';
import { RIGHTS } from '@rostrum/kit/rights';

type Schemas = components['schemas'];

export type Group = Schemas['UserGroupDto'];
export type Explained = Schemas['RightDto'];

/** The accounts page, restricted to the people of a group (30/GRP-20). */
export const peopleOf = (id: string) => `/users/accounts?group=${encodeURIComponent(id)}`;

export interface GroupDraft {
  display_name?: string;
  rights?: string[];
  /** kbit/s; 0: not limited. */
  inbound_limit_kbps?: number;
  outbound_limit_kbps?: number;
}

export { RIGHTS };

const at = (id: string) => `/groups/${encodeURIComponent(id)}`;

export const groupsApi = {
  list: async () => (await request<{ groups: Group[] }>('get', '/groups')).groups,
  create: async (body: GroupDraft) => (await request<{ group: Group }>('post', '/groups', { body })).group,
  change: async (id: string, body: GroupDraft) => (await request<{ group: Group }>('patch', at(id), { body })).group,
  remove: (id: string) => request<void>('delete', at(id)),
  add: (id: string, user: string) => request<void>('post', `${at(id)}/users`, { body: { user_id: user } }),
  take: (id: string, user: string) => request<void>('delete', `${at(id)}/users/${encodeURIComponent(user)}`),
  /** Of a user in a zone, with reasons. */
  explain: async (user: string, zone: string) =>
    (await request<{ rights: Explained[] }>('get', `/users/${encodeURIComponent(user)}/rights`, { query: { zone } })).rights,
};
