// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';

type Schemas = components['schemas'];
export type HistoryEntry = Schemas['HistoryEntryDto'];
export type CallType = 'incoming' | 'outgoing' | 'missed' | 'conference';
export type CallPreferences = Schemas['CallPreferencesDto'];

export interface HistoryQuery {
  readonly search: string;
  readonly type: CallType | null;
  /** Days, `2026-01-31`; null: open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly page: number;
}

export const PAGE_SIZE = 25;
const DAY = 86_400;

const seconds = (day: string | null, plus = 0) => (day ? Math.floor(new Date(`${day}T00:00:00`).getTime() / 1000) + plus : null);

/** The own call history, and how one wants to be called. */
export const callsApi = {
  list: ({ search, type, from, to, page }: HistoryQuery) =>
    request<{ results: number; calls: HistoryEntry[] }>('get', '/me/calls', {
      query: { search, type, date_from: seconds(from), date_to: seconds(to, DAY), page, page_size: PAGE_SIZE },
    }),
  last: async (page_size: number) => (await request<{ calls: HistoryEntry[] }>('get', '/me/calls', { query: { page: 1, page_size } })).calls,
  unseen: async () => (await request<{ unseen: number }>('get', '/me/calls/unseen')).unseen,
  see: () => request<undefined>('post', '/me/calls/seen'),
  preferences: async () => (await request<{ preferences: CallPreferences }>('get', '/me/calls/preferences')).preferences,
  prefer: async (wanted: Partial<CallPreferences>) =>
    (await request<{ preferences: CallPreferences }>('patch', '/me/calls/preferences', { body: wanted })).preferences,
};
