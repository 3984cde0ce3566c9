// SPDX-License-Identifier: Apache-2.0

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;
const KILO = 1000;

/** Bytes with three digits and their unit, by language: 6.2 GB. */
export function bytesText(bytes: number, language: string): string {
  const step = bytes < KILO ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = UNITS[step]!;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 }).format(bytes / KILO ** step);
}

/** Bits per second with their unit: 84 Mbit/s. */
export function bitrateText(bitsPerSecond: number, language: string): string {
  const units = ['bit', 'kilobit', 'megabit', 'gigabit'] as const;
  const step = bitsPerSecond < KILO ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bitsPerSecond) / 3));
  return `${new Intl.NumberFormat(language, { style: 'unit', unit: units[step]!, unitDisplay: 'short', maximumSignificantDigits: 3 }).format(bitsPerSecond / KILO ** step)}/s`;
}

/** The largest unit that is whole: how long the server runs, as people say it. */
export function uptimeParts(seconds: number): { unit: 'minutes' | 'hours' | 'days'; value: number } {
  if (seconds >= DAY) return { unit: 'days', value: Math.floor(seconds / DAY) };
  return seconds >= HOUR ? { unit: 'hours', value: Math.floor(seconds / HOUR) } : { unit: 'minutes', value: Math.floor(seconds / MINUTE) };
}
