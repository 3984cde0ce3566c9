// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import english from '../src/i18n/en.json';
import { PAGES, pagesFor, SECTIONS } from '../src/pages';
import { accountOf, valueText } from '../src/reports/eventWords';

it('10/CPC-3: has the sections in the order of the menu, and the pages grouped by them', () => {
  expect(SECTIONS.map((section) => english.section[section])).toEqual([
    'Dashboard', 'Network', 'Gateways', 'Web', 'Users', 'Group conferences', 'Chats', 'Surveys', 'API', 'Reports', 'File storage', 'Recordings', 'Extensions',
  ]);
  const order = PAGES.flatMap(({ section }) => (section === null ? [] : [SECTIONS.indexOf(section)]));
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

it('10/CPC-2: opens with the summary', () => expect(PAGES[0]!.to).toBe('/summary'));

it('10/CPC-4: has preferences and log in the System menu', () => {
  expect(PAGES.filter(({ section }) => section === null).map(({ to }) => to)).toEqual(expect.arrayContaining(['/preferences', '/log']));
});

it('10/AR-2, 60/SA-5: shows a security administrator no section of settings, accounts or conferences', () => {
  const seen = pagesFor(['security-admin']).map(({ to }) => to);
  expect(seen).toEqual(expect.arrayContaining(['/summary', '/web/security', '/reports/events', '/reports/changes', '/log']));
  expect(seen.filter((to) => /settings|accounts|administrators|conferences|oauth2/.test(to))).toEqual([]);
});

it('has each address once', () => expect(new Set(PAGES.map(({ to }) => to)).size).toBe(PAGES.length));

it('60/EV-4: leads from an event to the account that it names, and from nothing else', () => {
  expect(accountOf('user', 'anna@video.example.com')).toBe('anna');
  expect(accountOf('server', 'video.example.com')).toBeNull();
  expect(accountOf('admin', 'root@x')).toBeNull();
});

it('60/CF-2: shows structured values as JSON, and none as a dash', () => {
  expect(valueText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(valueText(false)).toBe('false');
  expect([valueText(null), valueText(''), valueText(undefined)]).toEqual(['—', '—', '—']);
});
