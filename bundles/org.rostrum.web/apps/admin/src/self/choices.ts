// SPDX-License-Identifier: Apache-2.0

export const CSV_ENCODINGS = ['UTF-8', 'UTF-16LE', 'windows-1251', 'windows-1252'] as const;
export const CSV_DELIMITERS = [{ value: ';', name: 'semicolon' }, { value: ',', name: 'comma' }, { value: '|', name: 'bar' }, { value: '\t', name: 'tab' }] as const;

/** Zones that this browser can show, the chosen one among them in any case. */
export function zones(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set(['UTC', chosen, ...known].filter(Boolean))].sort();
}
