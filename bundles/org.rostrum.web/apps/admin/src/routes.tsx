// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import type { Administrator, Role } from './api/contract';
import { PageFailed } from './frame/PageFailed';
import { PanelFrame } from './frame/PanelFrame';
import { PageLoading } from './frame/PageLoading';
import { type PanelPage, pagesFor } from './pages';

/** The route of one page: its file is fetched when it is opened. */
function routeOf({ to, rest = '', load }: PanelPage): RouteObject {
  return { path: to + rest, lazy: async () => ({ Component: (await load()).default }), hydrateFallbackElement: <PageLoading />, errorElement: <PageFailed /> };
}

/** Pages of extensions are not known before the server names them, so one route has them all. */
const extensionRoute: RouteObject = {
  path: '/extensions/:id', lazy: async () => ({ Component: (await import('./features/ExtensionPage')).default }), hydrateFallbackElement: <PageLoading />, errorElement: <PageFailed />,
};

/** Routes of somebody with these roles; anything else leads to his first page (10/CPC-2). */
export function routesFor(roles: readonly Role[]): RouteObject[] {
  const pages = pagesFor(roles);
  const elsewhere = <Navigate to={pages[0]?.to ?? '/summary'} replace />;
  return [{
    element: <PanelFrame />, hydrateFallbackElement: <PageLoading />, errorElement: <PageFailed />,
    children: [...pages.map(routeOf), extensionRoute, { path: '*', element: elsewhere }],
  }];
}

/** Null for whoever does not administer. */
export function useRouter(me: Administrator | null) {
  const roles = me?.kind === 'administrator' ? (me.roles ?? []).join(' ') : '';
  return useMemo(() => (roles === '' ? null : createBrowserRouter(routesFor(roles.split(' ') as Role[]), { basename: '/panel' })), [roles]);
}
