// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { bitrateText, bytesText, uptimeParts } from '../src/dashboard/figures';
import { merged } from '../src/dashboard/merge';

it.each([[0, '0 byte'], [999, '999 byte'], [6_200_000_000, '6.2 GB'], [182_400_000_000, '182 GB'], [1e19, '10,000 PB']])('%d bytes read %s', (bytes, text) =>
  expect(bytesText(bytes, 'en')).toBe(text));

it.each([[0, '0 bit/s'], [84_000_000, '84 Mb/s'], [1_250, '1.25 kb/s']])('%d bits a second read %s', (bits, text) => expect(bitrateText(bits, 'en')).toBe(text));

it.each([[59, 'minutes', 0], [3_600, 'hours', 1], [90_000, 'days', 1]])('%d seconds of running are in %s', (seconds, unit, value) =>
  expect(uptimeParts(seconds)).toEqual({ unit, value }));

it('10/SUM-1: lines with their own points of time become one table in order of time', () => {
  expect(merged([[[20, 2], [10, 1]], [[10, 5], [30, null]]])).toEqual([{ at: 10, values: [1, 5] }, { at: 20, values: [2, null] }, { at: 30, values: [null, null] }]);
  expect(merged([[], []])).toEqual([]);
});
