// SPDX-License-Identifier: Apache-2.0
import { AppShell, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ProductMark, ThemeSwitch } from '@rostrum/kit';
import { QuickCall } from '@rostrum/kit/calls';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AccountMenu } from './AccountMenu';
import { Navigation } from './Navigation';
import classes from './PersonalFrame.module.css';

const HEADER_PX = 60;
const NAVIGATION_PX = 248;

/** Frame of every page of the personal area (80/UHP-1): name, account menu, navigation. */
export function PersonalFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [opened, { toggle, close }] = useDisclosure();
  useEffect(close, [pathname, close]);
  return (
    <AppShell header={{ height: HEADER_PX }} navbar={{ width: NAVIGATION_PX, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding={0}>
      <AppShell.Header className={classes.header}>
        <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('personal.menu')} aria-expanded={opened} />
        <a className={classes.brand} href="/">
          <ProductMark size={28} />
          <span translate="no">{t('kit.product')}</span>
        </a>
        <div className={classes.end}>
          <QuickCall />
          <ThemeSwitch />
          <AccountMenu />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}><Navigation /></AppShell.Navbar>
      <AppShell.Main className={classes.main}><div className={classes.content}>{children}</div></AppShell.Main>
    </AppShell>
  );
}
