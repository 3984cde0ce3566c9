// SPDX-License-Identifier: Apache-2.0
import { Menu, useMantineColorScheme } from '@mantine/core';
import { moderates } from '@rostrum/core';
import {
  IconCameraRotate,
  IconCheck,
  IconCopy,
  IconDots,
  IconHeadphones,
  IconKeyboard,
  IconLock,
  IconLockOpen,
  IconMaximize,
  IconMicrophoneOff,
  IconMinimize,
  IconMoon,
  IconSun,
  IconAntennaBars5,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { isForTwo, useCall } from '../../call/context';
import { toggleFullScreen, useFullScreen } from '../../common/fullScreen';
import { useInvitation } from '../../common/useInvitation';
import { useStore } from '../../common/useStore';
import { InviteItem, useInviteDialog, useMayInvite } from '../invite/InviteItem';
import classes from './Bar.module.css';
import { BarButton } from './BarButton';

const SIZE = { size: 20, stroke: 1.6, 'aria-hidden': true } as const;

/** What is not needed every minute. */
export function MoreMenu() {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const call = useCall();
  const copy = useInvitation();
  const full = useFullScreen();
  const audioOnly = useStore(room.audioOnly);
  const mayInvite = useMayInvite();
  const invite = useInviteDialog();
  return (
    <>
      {invite.dialog}
      <Menu position="top" withinPortal width={270}>
        <Menu.Target>
          <BarButton icon={<IconDots size={22} stroke={1.7} />} label={t('bar.more')} data-testid="more" />
        </Menu.Target>
        <Menu.Dropdown>
          {!call && <Menu.Item leftSection={<IconCopy {...SIZE} />} onClick={copy}>{t('bar.copyInvitation')}</Menu.Item>}
          {!call && mayInvite && <InviteItem onOpen={invite.open} />}
          <FlipItem />
          <Menu.Item
            role="menuitemcheckbox"
            aria-checked={audioOnly}
            leftSection={<IconHeadphones {...SIZE} />}
            rightSection={audioOnly && <IconCheck size={16} aria-hidden />}
            onClick={() => void room.setAudioOnly(!audioOnly)}
          >
            {t('bar.audioOnly')}
            <span className={classes.help}>{t('bar.audioOnlyHelp')}</span>
          </Menu.Item>
          <Menu.Item leftSection={<IconAntennaBars5 {...SIZE} />} onClick={() => screen.panel.set('quality')}>{t('bar.quality')}</Menu.Item>
          {document.fullscreenEnabled && (
            <Menu.Item leftSection={full ? <IconMinimize {...SIZE} /> : <IconMaximize {...SIZE} />} onClick={toggleFullScreen}>
              {t(full ? 'bar.fullScreenOff' : 'bar.fullScreen')}
            </Menu.Item>
          )}
          <ThemeItem />
          <Menu.Item leftSection={<IconKeyboard {...SIZE} />} onClick={() => screen.help.set(true)}>{t('bar.keys')}</Menu.Item>
          <ModeratorItems />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function FlipItem() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const offered = useStore(room.local.state, (state) => state.camera.on && state.cameras.length > 1);
  if (!offered || !matchMedia('(pointer: coarse)').matches) return null;
  return <Menu.Item leftSection={<IconCameraRotate {...SIZE} />} onClick={() => void room.local.flip()}>{t('device.flip')}</Menu.Item>;
}

function ThemeItem() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = document.documentElement.dataset['mantineColorScheme'] === 'dark';
  return (
    <Menu.Item leftSection={dark ? <IconSun {...SIZE} /> : <IconMoon {...SIZE} />} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      {t('kit.theme', { scheme: t(dark ? 'kit.themeLight' : 'kit.themeDark') })}
    </Menu.Item>
  );
}

function ModeratorItems() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const call = useCall();
  const moderator = useStore(room.meeting, (meeting) => meeting !== null && moderates(meeting.own));
  const locked = useStore(room.meeting, (meeting) => meeting?.flags.entry_lock ?? false);
  if (!moderator || isForTwo(call)) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={<IconMicrophoneOff {...SIZE} />} onClick={() => void room.command('participant.mute_all', {})}>{t('bar.muteAll')}</Menu.Item>
      <Menu.Item
        leftSection={locked ? <IconLockOpen {...SIZE} /> : <IconLock {...SIZE} />}
        onClick={() => void room.command('session.lock', { locked: !locked })}
      >
        {t(locked ? 'bar.unlock' : 'bar.lock')}
      </Menu.Item>
    </>
  );
}
