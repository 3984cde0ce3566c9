// SPDX-License-Identifier: Apache-2.0
import { address, request } from '@rostrum/api';

export interface Backup {
  name: string;
  size_bytes: number;
  /** Unix seconds. */
  created_at: number;
}

export const backupsApi = {
  list: async () => (await request<{ list: Backup[] }>('get', '/backups')).list,
  create: async () => (await request<{ backup: Backup }>('post', '/backups')).backup,
  restore: (name: string) => request('post', '/restore', { body: { name } }),
  fileAddress: (name: string) => address(`/backups/${encodeURIComponent(name)}`),
};
