// SPDX-License-Identifier: Apache-2.0
import type { Permission } from './applicationsApi';

/** A resource with the permissions that exist for it. */
export interface Resource {
  /** For example `conferences.participants`. */
  name: string;
  /** 0 for `conferences`, 1 for `conferences.participants`. */
  depth: number;
  read: Permission | null;
  write: Permission | null;
  /** The permission without suffix, where the server has it as one of its own. */
  whole: Permission | null;
}

/** Rows in the order of the names, each below what it is part of (60/OP-2). */
export function resourcesOf(permissions: readonly Permission[]): Resource[] {
  const rows = new Map<string, Resource>();
  for (const permission of permissions) {
    const [name = '', kind] = permission.name.split(':');
    const row = rows.get(name) ?? { name, depth: name.split('.').length - 1, read: null, write: null, whole: null };
    rows.set(name, { ...row, [kind === 'read' || kind === 'write' ? kind : 'whole']: permission });
  }
  // Where both parts exist, the whole is both of them and needs no tick of its own.
  const shown = [...rows.values()].map((row) => (row.read && row.write ? { ...row, whole: null } : row));
  return shown.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Rows whose name or descriptions contain every word. */
export function searchResources(resources: readonly Resource[], search: string): Resource[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return resources.filter(({ name, read, write, whole }) => {
    const text = [name, read?.description, write?.description, whole?.description].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What the ticks of the tree come to: a bare name becomes read and write where these exist (60/OP-2). */
export function spelledOut(chosen: readonly string[], known: readonly Permission[]): string[] {
  const names = new Set(known.map(({ name }) => name));
  return unique(chosen.flatMap((name) => {
    const both = [`${name}:read`, `${name}:write`].filter((one) => names.has(one));
    return name.includes(':') || both.length === 0 || (both.length === 1 && names.has(name)) ? [name] : both;
  }));
}

/** Ticks or unticks one permission; order as the server lists them, unknown ones at the end. */
export function toggled(chosen: readonly string[], name: string, on: boolean, known: readonly Permission[]): string[] {
  const next = on ? unique([...chosen, name]) : chosen.filter((one) => one !== name);
  const place = new Map(known.map((permission, index) => [permission.name, index]));
  return [...next].sort((one, other) => (place.get(one) ?? known.length) - (place.get(other) ?? known.length));
}

const unique = (names: readonly string[]) => [...new Set(names)];

/** Sets that known kinds of clients ask for (61 section 4.7); each is enough for that client. */
export const PRESETS = {
  assistant: ['conferences:read', 'conferences:write', 'conferences.invitations:read', 'conferences.invitations:write', 'conferences.participants:read',
    'conferences.records:read', 'conferences.records:write', 'conferences.messages:read'],
  controlBot: ['conferences', 'users:read', 'logs.calls:read', 'logs.calls.participants:read'],
  userImport: ['conferences', 'groups', 'groups.users', 'users', 'users.avatar:read', 'users.avatar:write'],
  launcher: ['conferences'],
  stopper: ['conferences:read', 'conferences:write', 'conferences.participants:read', 'conferences.sessions:read'],
} as const satisfies Record<string, readonly string[]>;
export type Preset = keyof typeof PRESETS;
