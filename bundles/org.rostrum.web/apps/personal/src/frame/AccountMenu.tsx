// SPDX-License-Identifier: Apache-2.0
import { Menu, UnstyledButton } from '@mantine/core';
import { api } from '@rostrum/api';
import { errorText, toast } from '@rostrum/kit';
import { PersonPicture } from '@rostrum/kit/profile';
import { IconChevronDown, IconDevices, IconKey, IconLogout, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../me';
import { useProfile } from '../profile/useProfile';
import classes from './PersonalFrame.module.css';

/** Name and avatar with what belongs to the account. */
export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: profile } = useProfile();
  const signOut = async () => {
    try {
      await api.signOut();
      location.assign('/');
    } catch (error) {
      toast('error', errorText(t, error));
    }
  };
  return (
    <Menu position="bottom-end" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <PersonPicture name={me.display_name} avatar={profile?.avatar} size={32} />
          <span className={classes.accountName}>{me.display_name}</span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.uid}</Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<IconUser size={16} />}>{t('personal.profile')}</Menu.Item>
        <Menu.Item component={Link} to="/sessions" leftSection={<IconDevices size={16} />}>{t('personal.sessions')}</Menu.Item>
        <Menu.Item component={Link} to="/password" leftSection={<IconKey size={16} />}>{t('personal.password')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('personal.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
