// SPDX-License-Identifier: Apache-2.0
import { address, type components, request } from '@rostrum/api';

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** One entry; `text` has further lines where a stack trace belongs to it. */
export type LogLine = components['schemas']['LogLineDto'];

export const logApi = {
  tail: async (lines: number, level: string, search: string) =>
    (await request<{ lines: LogLine[] }>('get', '/server-log', { query: { lines, level, search } })).lines,
  fileAddress: () => address('/server-log/file'),
};
