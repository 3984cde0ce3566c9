// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { initials, tintOf } from '../src';

it.each([['Anna Lindqvist', 'AL'], ['boris', 'B'], ['  Ana María de la Cruz ', 'AC'], ['Ежи Петров', 'ЕП'], ['👩‍🔬 Lab', '👩‍🔬L'], ['', '?']])(
  'initials of "%s" are %s', (name, letters) => expect(initials(name)).toBe(letters));

it('tints the same name the same way, whatever its case', () => {
  expect(tintOf('Anna')).toBe(tintOf(' anna '));
  expect(tintOf('Anna')).toBeGreaterThanOrEqual(0);
  expect(tintOf('Anna')).toBeLessThan(360);
});
