// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';

export type Zone = components['schemas']['ZoneDto'];

export interface ZoneDraft {
  display_name?: string;
  enabled?: boolean;
  networks?: string[];
  methods?: string[];
  rights?: string[];
}

export const zonesApi = {
  list: () => request<{ zones: Zone[]; your_zone: string }>('get', '/zones'),
  change: async (id: string, body: ZoneDraft) => (await request<{ zone: Zone }>('patch', `/zones/${encodeURIComponent(id)}`, { body })).zone,
};
