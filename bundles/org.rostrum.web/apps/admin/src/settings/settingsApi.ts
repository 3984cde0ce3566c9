// SPDX-License-Identifier: Apache-2.0
import { request } from '@rostrum/api';

export type SettingValue = string | number | boolean | readonly string[] | null;

/** One setting as the server describes it; titles and descriptions come from whoever owns it. */
export interface Setting {
  name: string;
  title: string;
  description: string;
  type: 'text' | 'number' | 'flag' | 'choice' | 'secret' | 'list';
  unit: string | null;
  minimum: number | null;
  maximum: number | null;
  choices: readonly string[] | null;
  default: SettingValue;
  /** Of a secret: null or "***". */
  value: SettingValue;
  scope: 'site' | 'node';
  /** What a change interrupts. */
  restart: 'listener' | 'server' | null;
  /** Path of the operation that changes it instead, such as "/https"; null: this one. */
  elsewhere: string | null;
  /** Unix seconds. */
  changed_at: number | null;
  changed_by: string | null;
}

export interface SettingGroup {
  id: string;
  title: string;
  settings: Setting[];
}

/** New values by name; null: back to the default. */
export type SettingChanges = Record<string, SettingValue>;

export const settingsApi = {
  groups: async () => (await request<{ groups: SettingGroup[] }>('get', '/settings')).groups,
  /** All or nothing; answers the changed groups. */
  change: async (values: SettingChanges) => (await request<{ groups: SettingGroup[] }>('patch', '/settings', { body: { values } })).groups,
};
