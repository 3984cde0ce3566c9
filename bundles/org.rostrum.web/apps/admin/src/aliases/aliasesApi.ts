// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';
import type { Listed, ListQuery } from '../api/contract';

export type Alias = components['schemas']['AliasDto'];

const part = encodeURIComponent;

/** Short names for call strings (30 section 12). */
export const aliasesApi = {
  list: async (query: ListQuery & { search?: string }): Promise<Listed<Alias>> => {
    const { cnt, aliases } = await request<{ cnt: number; aliases: Alias[] }>('get', '/aliases', { query });
    return { cnt, list: aliases };
  },
  create: async (id: string, call_id: string) => (await request<{ alias: Alias }>('post', '/aliases', { body: { id, call_id } })).alias,
  retarget: async (id: string, call_id: string) => (await request<{ alias: Alias }>('patch', `/aliases/${part(id)}`, { body: { call_id } })).alias,
  remove: (id: string) => request<undefined>('delete', `/aliases/${part(id)}`),
};
