// SPDX-License-Identifier: Apache-2.0
import {
  IconAddressBook, IconAdjustments, IconApps, IconArchive, IconAt, IconCertificate, IconChartBar, IconEye, IconFileText, IconHistory, IconKey, IconLicense, IconListDetails, IconLock, IconMail,
  IconMessages, IconNetwork, IconPhoneCall, IconPuzzle, IconRouteSquare, IconSettings, IconShieldCheck, IconShieldLock, IconUserCog, IconUsers, IconUserShield, IconUsersGroup,
  IconUsersPlus, IconVideo, IconVideoPlus, IconWorld, IconWorldPin,
} from '@tabler/icons-react';
import { withTexts } from '@rostrum/kit';
import type { ComponentType } from 'react';
import type { Role } from './api/contract';
import { loadSettings } from './settings/load';
import type { Place } from './settings/places';

/** The menu's sections in the order of 10/CPC-3; a section without pages is not shown. */
export const SECTIONS = [
  'dashboard', 'network', 'gateways', 'web', 'users', 'conferences', 'chats', 'surveys', 'api', 'reports', 'files', 'recordings', 'extensions',
] as const;
export type Section = (typeof SECTIONS)[number];

export interface PanelPage {
  /** Address in the menu, below /panel; also the page's identity. */
  to: string;
  /** What follows in its addresses: `/:id?` for a drawer, `/*` for steps of its own. */
  rest?: string;
  /** Null: not in the menu but in the System menu of the head (10/CPC-4). */
  section: Section | null;
  /** Text keys: name in the menu and title; one sentence what it is for, also searched. */
  title: string;
  text: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Who sees it. A security administrator reads what 10/AR-2 names. */
  roles: readonly Role[];
  load: () => Promise<{ default: ComponentType }>;
  /** It shows the settings of this place, and is left out of the menu while there are none. */
  settings?: Place;
}

const EVERYBODY = ['admin', 'security-admin'] as const satisfies readonly Role[];
const ADMIN = ['admin'] as const satisfies readonly Role[];

/** Every page, in the order of the menu inside of its section. Each is one file, loaded when it is opened. */
export const PAGES: readonly PanelPage[] = [
  { to: '/summary', section: 'dashboard', title: 'dashboard.title', text: 'dashboard.text', icon: IconChartBar, roles: EVERYBODY,
    load: () => import('./dashboard/DashboardPage') },
  { to: '/licence', section: 'dashboard', title: 'licence.title', text: 'licence.text', icon: IconLicense, roles: EVERYBODY,
    load: () => import('./licence/LicencePage') },
  { to: '/settings', section: 'dashboard', title: 'settings.server.title', text: 'settings.server.text', icon: IconSettings, roles: ADMIN,
    load: loadSettings('server'), settings: 'server' },
  { to: '/features', section: 'dashboard', title: 'features.title', text: 'features.text', icon: IconPuzzle, roles: EVERYBODY,
    load: () => import('./features/FeaturesPage') },
  { to: '/backups', section: 'dashboard', title: 'backups.title', text: 'backups.text', icon: IconArchive, roles: ADMIN,
    load: () => import('./backups/BackupsPage') },
  { to: '/network/settings', section: 'network', title: 'settings.network.title', text: 'settings.network.text', icon: IconNetwork, roles: ADMIN,
    load: loadSettings('network'), settings: 'network' },
  { to: '/network/mail', section: 'network', title: 'settings.mail.title', text: 'settings.mail.text', icon: IconMail, roles: ADMIN,
    load: loadSettings('mail'), settings: 'mail' },
  { to: '/gateways/settings', section: 'gateways', title: 'settings.gateways.title', text: 'settings.gateways.text', icon: IconRouteSquare, roles: ADMIN,
    load: loadSettings('gateways'), settings: 'gateways' },
  { to: '/web/settings', section: 'web', title: 'settings.web.title', text: 'settings.web.text', icon: IconWorld, roles: ADMIN,
    load: loadSettings('web'), settings: 'web' },
  { to: '/web/security', section: 'web', title: 'access.title', text: 'access.text', icon: IconShieldLock, roles: EVERYBODY,
    load: () => import('./access/AccessPage') },
  { to: '/web/https', section: 'web', title: 'https.title', text: 'https.text', icon: IconCertificate, roles: EVERYBODY,
    load: () => import('./https/HttpsPage') },
  { to: '/users/accounts', rest: '/:id?', section: 'users', title: 'accounts.title', text: 'accounts.text', icon: IconUsers, roles: ADMIN,
    load: () => import('./accounts/AccountsPage') },
  { to: '/users/groups', rest: '/:id?', section: 'users', title: 'groups.title', text: 'groups.text', icon: IconUsersPlus, roles: ADMIN,
    load: () => import('./groups/GroupsPage') },
  { to: '/users/rights', section: 'users', title: 'rights.title', text: 'rights.text', icon: IconShieldCheck, roles: ADMIN,
    load: () => import('./groups/RightsPage') },
  { to: '/users/zones', rest: '/:id?', section: 'users', title: 'zones.title', text: 'zones.text', icon: IconWorldPin, roles: ADMIN,
    load: () => import('./zones/ZonesPage') },
  { to: '/users/group-contacts', rest: '/:id?', section: 'users', title: 'groupContacts.title', text: 'groupContacts.text', icon: IconAddressBook, roles: ADMIN,
    load: () => withTexts(import('./groupContacts/GroupContactsPage'), import('./i18n/contacts.en.json')) },
  { to: '/users/aliases', section: 'users', title: 'aliases.title', text: 'aliases.text', icon: IconAt, roles: ADMIN,
    load: () => withTexts(import('./aliases/AliasesPage'), import('./i18n/contacts.en.json')) },
  { to: '/users/visible-fields', section: 'users', title: 'visibleFields.title', text: 'visibleFields.text', icon: IconEye, roles: ADMIN,
    load: () => import('./accounts/VisibleFieldsPage') },
  { to: '/users/passwords', section: 'users', title: 'settings.passwords.title', text: 'settings.passwords.text', icon: IconLock, roles: ADMIN,
    load: loadSettings('passwords'), settings: 'passwords' },
  { to: '/administrators', rest: '/:login?', section: 'users', title: 'administrators.title', text: 'administrators.text', icon: IconUserShield, roles: ADMIN,
    load: () => import('./administrators/AdministratorsPage') },
  { to: '/users/settings', section: 'users', title: 'settings.users.title', text: 'settings.users.text', icon: IconUserCog, roles: ADMIN,
    load: loadSettings('users'), settings: 'users' },
  { to: '/conferences/list', rest: '/:id?/:step?', section: 'conferences', title: 'conferences.title', text: 'conferences.text', icon: IconUsersGroup, roles: ADMIN,
    load: () => import('./conferences/ConferencesPage') },
  { to: '/sessions', rest: '/:id?', section: 'conferences', title: 'running.title', text: 'running.text', icon: IconVideo, roles: ADMIN,
    load: () => import('./running/RunningPage') },
  { to: '/conferences/settings', section: 'conferences', title: 'settings.conferences.title', text: 'settings.conferences.text', icon: IconVideoPlus, roles: ADMIN,
    load: loadSettings('conferences'), settings: 'conferences' },
  { to: '/chats/settings', section: 'chats', title: 'settings.chats.title', text: 'settings.chats.text', icon: IconMessages, roles: ADMIN,
    load: loadSettings('chats'), settings: 'chats' },
  { to: '/api/oauth2', rest: '/:id?', section: 'api', title: 'applications.title', text: 'applications.text', icon: IconApps, roles: ADMIN,
    load: () => import('./applications/ApplicationsPage') },
  { to: '/api/settings', section: 'api', title: 'settings.api.title', text: 'settings.api.text', icon: IconSettings, roles: ADMIN,
    load: loadSettings('api'), settings: 'api' },
  { to: '/reports/events', rest: '/:id?', section: 'reports', title: 'events.title', text: 'events.text', icon: IconListDetails, roles: EVERYBODY,
    load: () => import('./reports/EventsPage') },
  { to: '/reports/changes', rest: '/:id?', section: 'reports', title: 'changes.title', text: 'changes.text', icon: IconHistory, roles: EVERYBODY,
    load: () => import('./reports/ChangesPage') },
  { to: '/reports/calls', rest: '/:id?', section: 'reports', title: 'calls.title', text: 'calls.text', icon: IconPhoneCall, roles: EVERYBODY,
    load: () => withTexts(import('./calls/CallsPage'), import('@rostrum/kit/locales/calls.en.json')) },
  { to: '/reports/settings', section: 'reports', title: 'settings.reports.title', text: 'settings.reports.text', icon: IconSettings, roles: ADMIN,
    load: loadSettings('reports'), settings: 'reports' },
  { to: '/log', section: null, title: 'log.title', text: 'log.text', icon: IconFileText, roles: EVERYBODY,
    load: () => import('./log/LogPage') },
  { to: '/preferences', section: null, title: 'preferences.title', text: 'preferences.text', icon: IconAdjustments, roles: EVERYBODY,
    load: () => import('./self/PreferencesPage') },
  { to: '/my-sign-in', section: null, title: 'mySignIn.title', text: 'mySignIn.text', icon: IconKey, roles: EVERYBODY,
    load: () => import('./self/MySignInPage') },
];

/** Pages that somebody with these roles sees. */
export function pagesFor(roles: readonly Role[], pages: readonly PanelPage[] = PAGES): readonly PanelPage[] {
  return pages.filter((page) => page.roles.some((role) => roles.includes(role)));
}

