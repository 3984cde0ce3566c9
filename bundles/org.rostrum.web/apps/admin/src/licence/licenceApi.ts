// SPDX-License-Identifier: Apache-2.0
import { request } from '@rostrum/api';

/** A limit (null: none) and what of it is in use. */
export interface Pool {
  limit: number | null;
  used: number;
}

export const POOLS = ['online', 'pro', 'guest', 'gateway'] as const;

export interface Licence {
  edition: string;
  built_in: boolean;
  number: string | null;
  server_id: string | null;
  organization: string | null;
  contact: string | null;
  support_level: string | null;
  /** Unix seconds. */
  valid_from: number | null;
  valid_until: number | null;
  grace_days: number;
  days_left: number | null;
  state: 'valid' | 'expiring' | 'grace' | 'expired' | 'none';
  pools: Record<(typeof POOLS)[number], Pool>;
  accounts: Pool;
  conferences: Pool;
  features: { name: string; granted: boolean }[];
}

export interface LicenceAnswer {
  licence: Licence;
  /** Whether the server may not run on its built-in edition (00/R-3). */
  required: boolean;
}

export const licenceApi = {
  read: () => request<LicenceAnswer>('get', '/licence'),
  install: (file: string) => request('post', '/licence', { body: { file } }),
  returnToBuiltIn: () => request('delete', '/licence'),
};
