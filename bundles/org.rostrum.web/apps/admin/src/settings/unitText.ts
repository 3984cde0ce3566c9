// SPDX-License-Identifier: Apache-2.0
import i18next, { type TFunction } from 'i18next';

/** A unit in words where we have them, otherwise as the server writes it (kbit/s, MB). */
export function unitText(t: TFunction, unit: string): string {
  const word = unit.replace(/\W/g, '_');
  return i18next.exists(`settings.unit.${word}`) ? t(`settings.unit.${word}`) : unit;
}
