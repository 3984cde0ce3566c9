// SPDX-License-Identifier: Apache-2.0
import i18next, { type TFunction } from 'i18next';

/** Type of an event in words; a type that this page does not know (of an extension) is shown as it is. */
export function typeText(t: TFunction, type: string): string {
  return /^\w+$/.test(type) && i18next.exists(`events.types.${type}`) ? t(`events.types.${type}`) : type;
}

/** Name of a detail (60/EV-6) in words; null where the server's own word is all there is. */
export function detailText(t: TFunction, name: string): string | null {
  return /^\w+$/.test(name) && i18next.exists(`events.detail.${name}`) ? t(`events.detail.${name}`) : null;
}

/** A detail or a changed value as text; structured ones as JSON (60/CF-2). */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

/** Login of an account that is named by `login@server`; null for whatever else is named. */
export function accountOf(source: string, object: string): string | null {
  const [login, server] = object.split('@');
  return source === 'user' && login && server ? login : null;
}
