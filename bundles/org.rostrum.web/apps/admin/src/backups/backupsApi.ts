// SPDX-License-Identifier: Apache-2.0
import { address, type components, request } from '@rostrum/api';

export type Backup = components['schemas']['BackupDto'];
export type BackupState = components['schemas']['BackupStateDto'];

export interface Backups {
  backup: BackupState;
  list: Backup[];
}

export const backupsApi = {
  read: () => request<Backups>('get', '/backups'),
  /** Answers when it has begun; what becomes of it is read. */
  begin: () => request<{ backup: BackupState }>('post', '/backups'),
  remove: (name: string) => request<void>('delete', `/backups/${encodeURIComponent(name)}`),
  fileAddress: (name: string) => address(`/backups/${encodeURIComponent(name)}`),
};
