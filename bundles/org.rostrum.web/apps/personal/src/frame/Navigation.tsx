// SPDX-License-Identifier: Apache-2.0
import { IconDevices, IconDoor, IconHome, IconKey, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './PersonalFrame.module.css';

/** Navigation in the order of 80/UHP-1, as far as its pages exist. */
export function Navigation() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('personal.navigation')} className={classes.navigation}>
      <Item to="/rooms" icon={<IconDoor size={20} stroke={1.6} />}>{t('personal.rooms')}</Item>
      <Item to="/profile" icon={<IconUser size={20} stroke={1.6} />}>{t('personal.profile')}</Item>
      <Item to="/sessions" icon={<IconDevices size={20} stroke={1.6} />}>{t('personal.sessions')}</Item>
      <Item to="/password" icon={<IconKey size={20} stroke={1.6} />}>{t('personal.password')}</Item>
      <a className={classes.item} href="/">
        <IconHome size={20} stroke={1.6} aria-hidden />
        {t('personal.guestPage')}
      </a>
    </nav>
  );
}

function Item({ to, icon, children }: { to: string; icon: ReactNode; children: ReactNode }) {
  return <NavLink className={classes.item!} to={to}>{icon}{children}</NavLink>;
}
