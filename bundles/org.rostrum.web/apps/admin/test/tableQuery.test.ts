// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { type Filter, namesOf, shownOf } from '../src/table/filters';
import { readTable, writeTable } from '../src/table/tableQuery';

const FIRST = { sort: 'time', descending: true };
const read = (text: string) => readTable(new URLSearchParams(text), ['type', 'search'], FIRST);

it('is a table whatever the address says', () => {
  expect(read('')).toEqual({ page: 1, pageSize: 25, sort: 'time', descending: true, filters: {} });
  expect(read('page=-4&size=7&type=&other=x')).toEqual({ page: 1, pageSize: 25, sort: 'time', descending: true, filters: {} });
  expect(read('page=1e99&size=NaN').page).toBe(1);
  expect(read('page=3&size=100&sort=object&order=0&type=login&type=lock&search=a')).toEqual({
    page: 3, pageSize: 100, sort: 'object', descending: false, filters: { type: ['login', 'lock'], search: ['a'] },
  });
});

it('keeps in the address what it does not know, and leaves out what is as always', () => {
  const next = writeTable(new URLSearchParams('lng=en-XA&page=4&type=login'), { page: 1, pageSize: 25, filters: { type: ['stop', 'start'], search: [] } });
  expect(next.toString()).toBe('lng=en-XA&type=stop&type=start');
  expect(writeTable(next, { page: 2, sort: 'type', descending: true }).toString()).toBe('lng=en-XA&type=stop&type=start&page=2&sort=type&order=1');
});

it('reads back what it wrote', () => {
  const filters = { type: ['a b', 'c&d'] };
  const written = writeTable(new URLSearchParams(), { page: 9, pageSize: 50, sort: 'object', descending: true, filters });
  expect(read(written.toString())).toEqual({ page: 9, pageSize: 50, sort: 'object', descending: true, filters });
});

it('60/REP-5: says in words what the filters select', () => {
  const choice: Filter = { kind: 'choice', name: 'type', label: 'Event', options: [{ value: 'login', label: 'Sign-in' }] };
  expect(shownOf(choice, { type: ['login', 'brand_new'] }, String)).toEqual(['Sign-in', 'brand_new']);
  expect(shownOf(choice, {}, String)).toBeNull();
  expect(shownOf({ kind: 'time', name: 'time', label: 'Time' }, { from: ['5'] }, (unix) => `@${unix}`)).toEqual(['@5', '…']);
  expect(namesOf([choice, { kind: 'time', name: 'time', label: 'Time' }])).toEqual(['type', 'from', 'to']);
});
