// SPDX-License-Identifier: Apache-2.0
import { address, request } from '@rostrum/api';

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

export const logApi = {
  tail: async (lines: number, level: string, search: string) =>
    (await request<{ lines: string[] }>('get', '/server-log', { query: { lines, level, search } })).lines,
  fileAddress: () => address('/server-log/file'),
};
