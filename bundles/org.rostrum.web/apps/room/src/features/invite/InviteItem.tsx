// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import { withTexts } from '@rostrum/kit';
import { IconAddressBook } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';

// Apart with its texts: who joins a meeting waits for none of it.
const InvitePeople = lazy(() => withTexts(
  withTexts(withTexts(import('./InvitePeople'), import('../../i18n/invite.en.json')), import('@rostrum/kit/locales/contacts.en.json')),
  import('@rostrum/kit/locales/calls.en.json'),
));

/** Whether somebody sits here who calls people in: a moderator (10/B) with an address book, which guests have not. */
export function useMayInvite(): boolean {
  const { room } = useRoom();
  return useStore(room.meeting, (meeting) => meeting !== null && meeting.own.account_id !== null && meeting.own.role !== 'participant');
}

/** Opens the address book over the meeting. */
export function InviteItem({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  return <Menu.Item leftSection={<IconAddressBook size={20} stroke={1.6} aria-hidden />} onClick={onOpen} data-testid="invite">{t('bar.invite')}</Menu.Item>;
}

export function useInviteDialog() {
  const [opened, setOpened] = useState(false);
  const dialog = opened && <Suspense><InvitePeople onClose={() => setOpened(false)} /></Suspense>;
  return { dialog, open: () => setOpened(true) };
}
