// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';

type Schemas = components['schemas'];
export type Contact = Schemas['ContactDto'];
export type Folder = Schemas['FolderDto'];
export type Blocked = Schemas['BlockedDto'];
export type Target = Schemas['TargetDto'];
export type Found = Schemas['PeopleBody'];
export type ContactPage = Schemas['ContactsBody'];
export type Card = Schemas['UserCardDto'];

const BOOK = '/me/addressbook';
const FOLDERS = '/me/addressbook-folders';
const BLOCKED = '/me/blocked';
/** A call string as part of a path: signs that no path carries unharmed are packed (docs/api/README.md). */
const PLAIN = /^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_.@-]*$/u;

export function pathOf(callString: string): string {
  if (PLAIN.test(callString)) return encodeURIComponent(callString);
  const binary = String.fromCharCode(...new TextEncoder().encode(callString));
  return `~${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The page that calls somebody. */
export const callAddress = (callString: string) => `/call?to=${encodeURIComponent(callString)}`;

/** The address book of the person who is signed in, its folders, the block list, and people to be found. */
export const contactsApi = {
  list: (filter_search: string, folder: number | null, page: number, page_size: number) =>
    request<ContactPage>('get', BOOK, { query: { filter_search, folder, page, page_size } }),
  find: async (id: string) => (await request<{ contact: Contact }>('get', `${BOOK}/${pathOf(id)}`)).contact,
  /** Fields of the profile of a user that an administrator shows to others. */
  card: async (id: string) => (await request<{ card: Card }>('get', `/users/${encodeURIComponent(id)}/card`)).card,
  add: async (contact_id: string, display_name: string) =>
    (await request<{ contact: Contact }>('post', BOOK, { body: { contact_id, display_name } })).contact,
  rename: async (id: string, display_name: string) =>
    (await request<{ contact: Contact }>('patch', `${BOOK}/${pathOf(id)}`, { body: { display_name } })).contact,
  remove: (id: string) => request<undefined>('delete', `${BOOK}/${pathOf(id)}`),

  folders: async () => (await request<{ folders: Folder[] }>('get', FOLDERS)).folders,
  createFolder: async (display_name: string) => (await request<{ folder: Folder }>('post', FOLDERS, { body: { display_name } })).folder,
  renameFolder: (id: number, display_name: string) => request<unknown>('patch', `${FOLDERS}/${id}`, { body: { display_name } }),
  deleteFolder: (id: number) => request<undefined>('delete', `${FOLDERS}/${id}`),
  putInto: (folder: number, contact_id: string) => request<undefined>('post', `${FOLDERS}/${folder}/contacts`, { body: { contact_id } }),
  takeOut: (folder: number, id: string) => request<undefined>('delete', `${FOLDERS}/${folder}/contacts/${pathOf(id)}`),

  blocked: async () => (await request<{ list: Blocked[] }>('get', BLOCKED)).list,
  block: (contact_id: string) => request<unknown>('post', BLOCKED, { body: { contact_id } }),
  unblock: (id: string) => request<undefined>('delete', `${BLOCKED}/${pathOf(id)}`),

  /** People of this server, and what the text stands for as a call string. */
  people: (search: string) => request<Found>('get', '/me/people', { query: { search } }),
  mayEdit: async () =>
    (await request<{ rights: Schemas['RightDto'][] }>('get', '/me/rights')).rights.some(({ right, granted }) => right === 'address_book_edit' && granted),
};
