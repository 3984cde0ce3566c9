// SPDX-License-Identifier: Apache-2.0
import { IconAdjustments, IconChartBar } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from './api/contract';

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
}

const EVERYBODY = ['admin', 'security-admin'] as const satisfies readonly Role[];

/** Every page, in the order of the menu inside of its section. Each is one file, loaded when it is opened. */
export const PAGES: readonly PanelPage[] = [
  { to: '/summary', section: 'dashboard', title: 'dashboard.title', text: 'dashboard.text', icon: IconChartBar, roles: EVERYBODY,
    load: () => import('./dashboard/DashboardPage') },
  { to: '/preferences', section: null, title: 'preferences.title', text: 'preferences.text', icon: IconAdjustments, roles: EVERYBODY,
    load: () => import('./self/PreferencesPage') },
];

/** Pages that somebody with these roles sees. */
export function pagesFor(roles: readonly Role[], pages: readonly PanelPage[] = PAGES): readonly PanelPage[] {
  return pages.filter((page) => page.roles.some((role) => roles.includes(role)));
}

