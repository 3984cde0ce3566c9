// SPDX-License-Identifier: Apache-2.0
import { Menu, UnstyledButton } from '@mantine/core';
import { api } from '@rostrum/api';
import { errorText, NameMark, toast } from '@rostrum/kit';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { forget } from '../auth/forget';
import { useMe } from '../auth/me';
import { pagesFor } from '../pages';
import classes from './PanelFrame.module.css';

/** The System menu: pages of the administrator himself and of the server's log, sign-out (10/CPC-4). */
export function SystemMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const signOut = async () => {
    try {
      await api.signOut();
      forget(queries);
    } catch (error) {
      toast('error', errorText(t, error));
    }
  };
  const role = me.roles?.includes('admin') ? 'admin' : 'security-admin';
  return (
    <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <NameMark name={me.display_name || me.id} size={30} />
          <span>{t('panel.system')}</span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span translate="no">{me.id}</span>
          <span className={classes.role}>{t(`roles.${role}`)}</span>
        </Menu.Label>
        {pagesFor(me.roles ?? []).filter(({ section }) => section === null).map(({ to, title, icon: Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} />}>{t(title)}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('panel.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
