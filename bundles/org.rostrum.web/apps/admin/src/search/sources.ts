// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { Role } from '../api/contract';
import { panel } from '../api/panel';
import { pagesFor } from '../pages';
import { placeOf, SETTINGS_PATH } from '../settings/places';
import { searchSettings } from '../settings/settingModel';
import { settingsApi } from '../settings/settingsApi';

/** One thing to jump to. */
export interface Hit {
  to: string;
  title: string;
  text: string;
}

/** Where the search over all looks. */
export interface SearchSource {
  id: string;
  /** Text key of the heading over its hits. */
  title: string;
  roles: readonly Role[];
  /** At most a handful, best first; called with at least one letter, lower case. */
  find: (text: string, context: { t: TFunction; roles: readonly Role[] }) => Promise<Hit[]>;
}

const MOST = 6;

/** Sources in the order in which their hits are shown; a page area adds its own here. */
export const SOURCES: readonly SearchSource[] = [
  {
    id: 'pages', title: 'search.pages', roles: ['admin', 'security-admin'],
    find: async (text, { t, roles }) => pagesFor(roles).map(({ to, title, text: about }) => ({ to, title: t(title), text: t(about) }))
      .filter(({ title, text: about }) => `${title} ${about}`.toLowerCase().includes(text))
      .sort((one, other) => Number(other.title.toLowerCase().includes(text)) - Number(one.title.toLowerCase().includes(text))).slice(0, MOST),
  },
  {
    id: 'settings', title: 'settings.found', roles: ['admin'],
    find: async (text) => searchSettings(await settingsApi.groups(), text).flatMap(({ id, settings }) => settings.map(({ title, description }) => (
      { to: `${SETTINGS_PATH[placeOf(id)]}?${new URLSearchParams({ search: title })}`, title, text: description }))).slice(0, MOST),
  },
  {
    id: 'people', title: 'search.people', roles: ['admin'],
    find: async (text) => (await panel.users({ search: text, page: 1, page_size: MOST })).list
      .map(({ id, display_name, uid }) => ({ to: `/users/accounts/${encodeURIComponent(id)}`, title: display_name || id, text: uid })),
  },
];
