// SPDX-License-Identifier: Apache-2.0
import { address, type components, request } from '@rostrum/api';
import { useQuery } from '@tanstack/react-query';

type Schemas = components['schemas'];
export type Group = Schemas['UserGroupDto'];
export type Import = Schemas['ImportDto'];
export type ImportReport = Schemas['ImportReportDto'];
export type ImportRefusal = Schemas['RefusalDto'];
export type Limits = Schemas['LimitsDto'];
export type UserLimits = Schemas['UserLimitsBody'];
export type VisibleField = Schemas['VisibleFieldDto'];

const user = (id: string) => `/users/${encodeURIComponent(id)}`;

export interface ImportOptions {
  dry_run: boolean;
  existing: 'skip' | 'update';
  encoding: string | undefined;
}

export const accountsApi = {
  groups: async () => (await request<{ groups: Group[] }>('get', '/groups')).groups,
  disconnect: (id: string) => request<{ state: string }>('post', `${user(id)}/disconnect`),
  setPicture: (id: string, picture: Blob) => request<unknown>('post', `${user(id)}/avatar`, { body: picture }),
  removePicture: (id: string) => request<void>('delete', `${user(id)}/avatar`),
  limits: (id: string) => request<UserLimits>('get', `${user(id)}/limits`),
  setLimits: (id: string, limits: Limits) => request<UserLimits>('patch', `${user(id)}/limits`, { body: limits }),
  /** @param group only its people; null: everybody */
  exportAddress: (format: 'standard' | 'full' | 'codec', group: string | null) => address('/accounts/export', { format, ...(group && { group }) }),
  import: async () => (await request<{ import: Import }>('get', '/accounts/import')).import,
  /** Answers when it has begun; what becomes of it is read. */
  beginImport: async (file: Blob, options: ImportOptions) =>
    // A file has no type of its own that the server would take for something else.
    (await request<{ import: Import }>('post', address('/accounts/import', options).slice('/api/v4'.length), { body: file.slice(0, file.size, 'application/octet-stream') })).import,
  importRefusals: async () => (await request<{ refusals: ImportRefusal[] }>('get', '/accounts/import/refusals')).refusals,
  /** The last ones, newest first. */
  imports: async () => (await request<{ imports: ImportReport[] }>('get', '/accounts/imports')).imports,
  refusalsOf: async (id: number) => (await request<{ refusals: ImportRefusal[] }>('get', `/accounts/imports/${id}/refusals`)).refusals,
  visibleFields: async () => (await request<{ fields: VisibleField[] }>('get', '/visible-fields')).fields,
  changeVisibleFields: async (fields: readonly Pick<VisibleField, 'field' | 'shown' | 'federated'>[]) =>
    (await request<{ fields: VisibleField[] }>('patch', '/visible-fields', { body: { fields } })).fields,
};

/** All groups; none until they are known. */
export function useGroups(): readonly Group[] {
  return useQuery({ queryKey: ['groups', 'all'], queryFn: accountsApi.groups }).data ?? [];
}
