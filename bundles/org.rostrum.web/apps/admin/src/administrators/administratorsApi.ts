// SPDX-License-Identifier: Apache-2.0
import { request } from '@rostrum/api';

export const ROLES = ['admin', 'security-admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Administrator {
  login: string;
  display_name: string;
  roles: Role[];
  active: boolean;
  second_factor: boolean;
  /** Unix seconds; null: not locked. */
  locked_until: number | null;
  created_at: number;
  last_sign_in_at: number | null;
}

const at = (login: string) => `/administrators/${encodeURIComponent(login)}`;

export const administratorsApi = {
  list: async () => (await request<{ cnt: number; list: Administrator[] }>('get', '/administrators')).list,
  create: async (draft: { login: string; display_name: string; password: string; roles: Role[] }) =>
    (await request<{ administrator: Administrator }>('post', '/administrators', { body: draft })).administrator,
  change: (login: string, changes: { display_name?: string; roles?: Role[]; active?: boolean }) => request('patch', at(login), { body: changes }),
  setPassword: (login: string, password: string) => request('post', `${at(login)}/password`, { body: { password } }),
  unlock: (login: string) => request('post', `${at(login)}/unlock`),
  removeSecondFactor: (login: string) => request('delete', `${at(login)}/second-factor`),
  remove: (login: string) => request('delete', at(login)),
};
