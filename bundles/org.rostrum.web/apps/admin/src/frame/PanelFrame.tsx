// SPDX-License-Identifier: Apache-2.0
import { AppShell } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { LicenceBanner } from '../licence/LicenceBanner';
import { QuickSearch } from '../search/QuickSearch';
import { Head } from './Head';
import { Navigation } from './Navigation';
import { PageLoading } from './PageLoading';
import classes from './PanelFrame.module.css';

const HEAD_PX = 56;
const NAVIGATION_PX = 256;

/** Frame of every page: server and System menu above, menu at the side, search over all by Ctrl+K. */
export function PanelFrame() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const [menu, { toggle, close }] = useDisclosure();
  const [searching, search] = useDisclosure();
  useHotkeys([['mod+K', search.open]], []);
  useEffect(close, [pathname, close]);
  return (
    <AppShell header={{ height: HEAD_PX }} navbar={{ width: NAVIGATION_PX, breakpoint: 'md', collapsed: { mobile: !menu } }} padding={0}>
      <a className={classes.skip} href="#content">{t('kit.skip')}</a>
      <AppShell.Header className={classes.head}><Head menuOpened={menu} onMenu={toggle} onSearch={search.open} /></AppShell.Header>
      <AppShell.Navbar className={classes.navbar}><Navigation /></AppShell.Navbar>
      <AppShell.Main className={classes.main}>
        <div className={classes.progress} data-running={navigation.state !== 'idle' || undefined} aria-hidden />
        <LicenceBanner />
        <div className={classes.content} id="content" tabIndex={-1}><Suspense fallback={<PageLoading />}><Outlet /></Suspense></div>
      </AppShell.Main>
      {searching && <QuickSearch onClose={search.close} />}
    </AppShell>
  );
}
