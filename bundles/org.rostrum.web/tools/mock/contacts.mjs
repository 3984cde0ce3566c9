// SPDX-License-Identifier: Apache-2.0
// Address books, block list, aliases, group calls, in memory.
import { administrator, paged } from './panel.mjs';
import { refuse } from './refuse.mjs';

const user = (id, display_name, status, more = {}) => ({
  id, uid: `${id}@video.example.com`, display_name, email: `${id}@northwind.example`, avatar_url: null, status, is_user: true, own: true, groups: [], folders: [], ...more,
});
const other = (id, display_name, more = {}) => ({ ...user(id, display_name, -1, more), uid: id, email: '', is_user: false });

export function contactData(now = Math.floor(Date.now() / 1000)) {
  return {
    mayEditContacts: true,
    cardFields: { id: 'boris@video.example.com', company: 'Northwind', job_title: 'Account manager', work_phone: '+44 20 7946 0000', sip_number: 'sip:7001' },
    addressBook: [
      user('boris', 'Boris Okafor', 1, { folders: [1] }),
      user('chiara', 'Chiara Rossi', 2),
      user('dmitri', 'Dmitri Volkov', 5),
      user('emma', 'Emma Thompson', 0, { own: false, groups: ['Design'] }),
      user('former', 'Former Colleague', -2),
      other('#sip:boardroom@rooms.example.com', 'Boardroom'),
      other('\\c\\standup', 'Morning stand-up', { own: false, groups: ['Design', 'Everybody'] }),
    ],
    folders: [{ id: 1, display_name: 'Close colleagues', contacts: 1 }, { id: 2, display_name: 'Customers', contacts: 0 }],
    blocked: [{ id: 'gregor', uid: 'gregor@video.example.com', display_name: 'Gregor Samsa', is_user: true }],
    aliases: [
      { id: '111', call_id: 'anna', created_at: now - 90_000 },
      { id: '900', call_id: '\\c\\standup', created_at: now - 4_000 },
      { id: 'boardroom', call_id: '#sip:boardroom@rooms.example.com', created_at: now - 800 },
    ],
    groupCalls: [
      { group_id: '0001', group_name: 'Design', enabled: false, call_id: '0001' },
      { group_id: '0002', group_name: 'Support', enabled: true, call_id: '500' },
    ],
  };
}

const signedIn = (data) => data.signedIn || refuse(401, 'unauthorized');
const named = (rows, id) => rows.find((row) => row.id === id) ?? refuse(404, 'contactNotFound', 'contact_id');
const id = (part) => (part.startsWith('~') ? Buffer.from(part.slice(1), 'base64url').toString() : decodeURIComponent(part));
const has = (text) => ({ display_name, uid }) => `${display_name} ${uid}`.toLowerCase().includes((text ?? '').toLowerCase());

export const CONTACT_OPERATIONS = [
  ['GET', /^\/me\/addressbook$/, (data, _, __, query) => {
    signedIn(data);
    const folder = Number(query.get('folder') ?? 0);
    const found = data.addressBook.filter(has(query.get('filter_search'))).filter(({ folders }) => !folder || folders.includes(folder));
    return [200, { cnt: found.length, contacts: found, next_page_id: -1 }];
  }],
  ['POST', /^\/me\/addressbook$/, (data, _, { contact_id, display_name }) => {
    const made = other(contact_id, display_name || contact_id);
    data.addressBook.push(made);
    return [200, { contact: made }];
  }],
  ['GET', /^\/me\/addressbook\/([^/]+)$/, (data, [, part]) => [200, { contact: named(data.addressBook, id(part)) }]],
  ['DELETE', /^\/me\/addressbook\/([^/]+)$/, (data, [, part]) => {
    data.addressBook = data.addressBook.filter((one) => one.id !== id(part));
    return [204];
  }],
  ['GET', /^\/users\/([^/]+)\/card$/, (data, [, login]) => {
    signedIn(data);
    const { display_name } = named(data.addressBook, decodeURIComponent(login));
    return [200, { card: { display_name, avatar: null, fields: data.cardFields } }];
  }],
  ['GET', /^\/me\/addressbook-folders$/, (data) => [200, { cnt: data.folders.length, folders: data.folders }]],
  ['GET', /^\/me\/blocked$/, (data) => [200, { cnt: data.blocked.length, list: data.blocked }]],
  ['GET', /^\/me\/people$/, (data, _, __, query) => {
    const text = query.get('search');
    const target = text.startsWith('#') ? { id: text, display_name: text, kind: 'foreign', refusal: 'gatewayUnavailable' } : null;
    return [200, { target, people: data.addressBook.filter(({ is_user }) => is_user).filter(has(text)) }];
  }],
  ['GET', /^\/aliases$/, (data, _, __, query) => {
    administrator(data);
    const wanted = (query.get('search') ?? '').toLowerCase();
    const { cnt, list } = paged(data.aliases.filter((alias) => `${alias.id} ${alias.call_id}`.includes(wanted)), query);
    return [200, { cnt, aliases: list, next_page_id: -1 }];
  }],
  ['POST', /^\/aliases$/, (data, _, body) => {
    administrator(data, true);
    if (data.aliases.some((alias) => alias.id === body.id)) refuse(400, 'uniqueValueAlreadyInUse', 'id');
    const made = { ...body, created_at: Math.floor(Date.now() / 1000) };
    data.aliases.push(made);
    return [200, { alias: made }];
  }],
  ['GET', /^\/group-calls$/, (data) => administrator(data) && [200, { cnt: data.groupCalls.length, group_calls: data.groupCalls }]],
  ['GET', /^\/groups\/([^/]+)\/call$/, (data, [, group]) => [200, { group_call: data.groupCalls.find(({ group_id }) => group_id === group) ?? refuse(404, 'groupNotFound') }]],
  ['GET', /^\/groups\/([^/]+)\/addressbook$/, () => [200, { shows: 'groups', groups: ['0002'], cnt: 1, contacts: [other('\\c\\standup', 'Morning stand-up')] }]],
  ['GET', /^\/users\/([^/]+)\/addressbook$/, (data) => administrator(data) && [200, { cnt: 2, contacts: data.addressBook.slice(2, 4), next_page_id: -1 }]],
];
