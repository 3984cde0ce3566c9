// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { pseudo, pseudoTree } from '../src/i18n/pseudo';

it('leaves no plain letter outside of what is filled in', () => {
  const text = pseudo('Server {{name}} has <b>it</b>');
  expect(text).toContain('{{name}}');
  expect(text.replace(/{{.*?}}|<.*?>/g, '')).not.toMatch(/[A-Za-z]/);
});

it('is in brackets and a third longer', () => {
  expect(pseudo('abcdefghij')).toMatch(/^⟦.{10}·{4}⟧$/u);
});

it('goes through a tree', () => expect(Object.keys(pseudoTree({ a: { b: 'x' } }).a)).toEqual(['b']));
