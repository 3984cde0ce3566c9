// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { durationText } from '../src/time/duration';
import { localeFor } from '../src/time/locale';
import { localText, unixOf } from '../src/time/zoned';

const at = (iso: string) => Date.parse(iso) / 1000;

it.each([
  ['2026-07-01T10:00:00Z', 'Europe/Berlin', '2026-07-01T12:00'],
  ['2026-12-31T23:30:00Z', 'Asia/Tokyo', '2027-01-01T08:30'],
  ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29T01:59'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00'],
  ['2026-01-05T00:00:00Z', 'America/St_Johns', '2026-01-04T20:30'],
])('60/REP-2: %s in %s is %s, and back', (instant, zone, text) => {
  expect(localText(at(instant), zone)).toBe(text);
  expect(unixOf(text, zone)).toBe(at(instant));
});

it('takes the hour that a clock change skips as the hour after it, and nonsense as nothing', () => {
  expect(localText(unixOf('2026-03-29T02:30', 'Europe/Berlin')!, 'Europe/Berlin')).toMatch(/^2026-03-29T0[13]:30$/);
  expect(unixOf('', 'UTC')).toBeNull();
  expect(unixOf('soon', 'UTC')).toBeNull();
});

it.each([[7, '0:07'], [2527, '42:07'], [11_100, '3:05:00'], [360_000, '100:00:00']])('%i seconds read %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

it("takes the reader's own region where his browser speaks the language of the page", () => {
  expect(localeFor('en', ['de-DE', 'en-GB', 'en'])).toBe('en-GB');
  expect(localeFor('en', ['de-DE'])).toBe('en');
  expect(localeFor('en-XA', ['en-US'])).toBe('en-US');
});
