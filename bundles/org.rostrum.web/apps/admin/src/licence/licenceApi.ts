// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';

type Schemas = components['schemas'];
/** A limit (null: none) and what of it is in use. */
export type Pool = Schemas['UsageDto'];
export type LicenceState = 'valid' | 'expiring' | 'grace' | 'expired' | 'none';
export type Licence = Omit<Schemas['LicenceDto'], 'state'> & { state: LicenceState };

export const POOLS = ['online', 'pro', 'guest', 'gateway'] as const;

export const licenceApi = {
  read: async () => (await request<{ licence: Licence }>('get', '/licence')).licence,
  install: (file: string, key: string) => request('post', '/licence', { body: { file, ...(key && { key }) } }),
  returnToBuiltIn: () => request('delete', '/licence'),
  /** A file for the issuer; one made earlier becomes worthless. */
  request: async (key: string) => (await request<{ request: { id: string; name: string; file: string } }>('post', '/licence/request', { body: key ? { key } : {} })).request,
};
