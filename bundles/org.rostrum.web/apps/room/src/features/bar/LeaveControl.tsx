// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import { moderates } from '@rostrum/core';
import { IconDoorExit, IconPhoneOff, IconUsersMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import { BarButton } from './BarButton';

/** Out of the meeting; moderators choose whether it goes on without them. */
export function LeaveControl() {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const moderator = useStore(room.meeting, (meeting) => meeting !== null && moderates(meeting.own));
  const icon = <IconPhoneOff size={22} stroke={1.7} />;
  if (!moderator) return <BarButton icon={icon} label={t('bar.leave')} tone="danger" data-testid="leave" onClick={() => void room.leave()} />;
  return (
    <Menu position="top-end" withinPortal width={250}>
      <Menu.Target>
        <BarButton icon={icon} label={t('bar.leave')} tone="danger" data-testid="leave" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconDoorExit size={20} stroke={1.6} aria-hidden />} data-testid="leave-meeting" onClick={() => void room.leave()}>
          {t('bar.leaveMeeting')}
        </Menu.Item>
        <Menu.Item
          color="live"
          leftSection={<IconUsersMinus size={20} stroke={1.6} aria-hidden />}
          data-testid="end-for-all"
          onClick={() => screen.question.set({ kind: 'end' })}
        >
          {t('bar.endForAll')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
