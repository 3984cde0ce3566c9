// SPDX-License-Identifier: Apache-2.0
import type { Setting, SettingChanges, SettingGroup, SettingValue } from './settingsApi';

/** What is in the fields, by name of the setting. A number is text while it is typed; null: a secret that is to be removed. */
export type Draft = Record<string, string | boolean | readonly string[] | null>;

/** What a field shows for a value; a secret's field is empty until somebody types a new one. */
export function fieldOf(setting: Setting, value: SettingValue = setting.value): NonNullable<Draft[string]> {
  if (setting.type === 'flag') return value === true;
  if (setting.type === 'list') return Array.isArray(value) ? value : [];
  return setting.type === 'secret' || value === null ? '' : String(value);
}

export const draftOf = (settings: readonly Setting[]): Draft =>
  Object.fromEntries(settings.map((setting) => [setting.name, fieldOf(setting)]));

/** The value that a field stands for. An empty number is "back to the default". */
export function valueOf(setting: Setting, field: Draft[string]): SettingValue {
  if (setting.type === 'number') return String(field).trim() === '' ? null : Number(field);
  return field;
}

export const sameValue = (one: SettingValue, other: SettingValue) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Whether the field differs from what the server has. An untouched secret never does. */
export function isChanged(setting: Setting, field: Draft[string]): boolean {
  if (setting.type === 'secret') return field !== '';
  return !sameValue(fieldOf(setting) as SettingValue, field as SettingValue);
}

/** What Save would send. */
export function changesOf(settings: readonly Setting[], draft: Draft): SettingChanges {
  const changed = settings.filter((setting) => isChanged(setting, draft[setting.name] ?? null));
  return Object.fromEntries(changed.map((setting) => [setting.name, valueOf(setting, draft[setting.name] ?? null)]));
}

/**
 * Checks with the rules that came with the setting; the server checks again.
 *
 * @returns stable word of the fault, null if none
 */
export function faultOf(setting: Setting, field: Draft[string]): 'notANumber' | 'tooSmall' | 'tooBig' | null {
  if (setting.type !== 'number' || String(field).trim() === '') return null;
  const number = Number(field);
  if (!Number.isInteger(number)) return 'notANumber';
  if (setting.minimum !== null && number < setting.minimum) return 'tooSmall';
  return setting.maximum !== null && number > setting.maximum ? 'tooBig' : null;
}

/** The heaviest of what the changes interrupt. */
export function restartOf(settings: readonly Setting[], names: readonly string[]): Setting['restart'] {
  const restarts = settings.filter((setting) => names.includes(setting.name)).map((setting) => setting.restart);
  return restarts.includes('server') ? 'server' : restarts.includes('listener') ? 'listener' : null;
}

/** Groups with only those settings whose title, description or name contains every word of the search. */
export function searchSettings(groups: readonly SettingGroup[], search: string): SettingGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  const fits = (group: SettingGroup) => (setting: Setting) => {
    const text = `${group.title} ${setting.title} ${setting.description} ${setting.name}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups.map((group) => ({ ...group, settings: group.settings.filter(fits(group)) })).filter((group) => group.settings.length > 0);
}
