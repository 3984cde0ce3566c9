// SPDX-License-Identifier: Apache-2.0
import { pageLink } from '@rostrum/core';
import { Badge } from '@rostrum/kit';
import { IconAddressBook, IconBell, IconDevices, IconDoor, IconDoorEnter, IconHome, IconKey, IconPhone, IconShieldCheck, IconUser } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { callsApi } from '../calls/callsApi';
import classes from './PersonalFrame.module.css';

/** Navigation in the order of 80/UHP-1, as far as its pages exist. */
export function Navigation() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('personal.navigation')} className={classes.navigation}>
      <Item to="/" end icon={<IconHome size={20} stroke={1.6} />}>{t('personal.home')}</Item>
      <Item to="/rooms" icon={<IconDoor size={20} stroke={1.6} />}>{t('personal.rooms')}</Item>
      <Item to="/contacts" icon={<IconAddressBook size={20} stroke={1.6} />}>{t('personal.contacts')}</Item>
      <Item to="/calls" icon={<IconPhone size={20} stroke={1.6} />}>
        {t('personal.calls')}
        <MissedCalls />
      </Item>
      <Item to="/profile" icon={<IconUser size={20} stroke={1.6} />}>{t('personal.profile')}</Item>
      <Item to="/notifications" icon={<IconBell size={20} stroke={1.6} />}>{t('personal.notifications')}</Item>
      <Item to="/sessions" icon={<IconDevices size={20} stroke={1.6} />}>{t('personal.sessions')}</Item>
      <Item to="/password" icon={<IconKey size={20} stroke={1.6} />}>{t('personal.password')}</Item>
      <Item to="/rights" icon={<IconShieldCheck size={20} stroke={1.6} />}>{t('personal.rights')}</Item>
      <a className={classes.item} href="/">
        <IconDoorEnter size={20} stroke={1.6} aria-hidden />
        {t('personal.guestPage')}
      </a>
    </nav>
  );
}

/** Calls that one has missed since one looked last. */
function MissedCalls() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  useEffect(() => pageLink().desk.events.on('changed', ({ phase }) => {
    if (phase !== 'ended') return;
    void queries.invalidateQueries({ queryKey: ['missedCalls'] });
    void queries.invalidateQueries({ queryKey: ['calls'] });
  }), [queries]);
  const { data } = useQuery({ queryKey: ['missedCalls'], queryFn: callsApi.unseen, refetchInterval: 60_000 });
  return data ? <Badge tone="live">{t('personal.missed', { count: data })}</Badge> : null;
}

function Item({ to, end = false, icon, children }: { to: string; end?: boolean; icon: ReactNode; children: ReactNode }) {
  return <NavLink className={classes.item!} to={to} end={end}>{icon}{children}</NavLink>;
}
