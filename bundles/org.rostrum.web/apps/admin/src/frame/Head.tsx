// SPDX-License-Identifier: Apache-2.0
import { Burger, UnstyledButton } from '@mantine/core';
import { ProductMark, ThemeSwitch } from '@rostrum/kit';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './PanelFrame.module.css';
import { ServerState } from './ServerState';
import { SystemMenu } from './SystemMenu';
import { useServerName } from './useServer';

const APPLE = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** Server name and state, search, appearance, System menu (10/CPC-4). */
export function Head({ menuOpened, onMenu, onSearch }: { menuOpened: boolean; onMenu: () => void; onSearch: () => void }) {
  const { t } = useTranslation();
  const name = useServerName();
  return (
    <>
      <Burger opened={menuOpened} onClick={onMenu} hiddenFrom="md" size="sm" aria-label={t('panel.menu')} aria-expanded={menuOpened} />
      <Link className={classes.brand} to="/" title={t('panel.home')}>
        <ProductMark size={26} />
        <span className={classes.serverName} translate="no">{name ?? t('kit.product')}</span>
      </Link>
      <ServerState />
      <div className={classes.end}>
        <UnstyledButton className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
          <IconSearch size={18} stroke={1.8} aria-hidden />
          <span>{t('search.open')}</span>
          <kbd aria-hidden>{APPLE ? '⌘ K' : 'Ctrl K'}</kbd>
        </UnstyledButton>
        <ThemeSwitch />
        <SystemMenu />
      </div>
    </>
  );
}
