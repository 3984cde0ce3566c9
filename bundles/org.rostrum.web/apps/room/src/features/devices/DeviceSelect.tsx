// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import { IconChevronDown, IconMicrophone, IconVideo, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import { chosen, DeviceItems, devicesOf } from './DeviceItems';
import classes from './Devices.module.css';

const ICONS = { microphone: IconMicrophone, camera: IconVideo, speaker: IconVolume };
const CHOOSE = { microphone: 'device.chooseMicrophone', camera: 'device.chooseCamera', speaker: 'device.chooseSpeaker' };

/** A field that shows the device in use and lets one choose another. */
export function DeviceSelect({ kind }: { kind: keyof typeof ICONS }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const state = useStore(room.local.state);
  const current = devicesOf(state, kind).find((each) => each.id === chosen(state, kind));
  const Icon = ICONS[kind];
  const text = current?.label ?? t(kind === 'speaker' ? 'device.systemDefault' : `device.${kind}`);
  return (
    <Menu position="bottom-start" withinPortal width="target">
      <Menu.Target>
        <button type="button" className={classes.select} aria-label={`${t(CHOOSE[kind])}: ${text}`} data-testid={`select-${kind}`}>
          <Icon size={18} stroke={1.6} aria-hidden />
          <span className={classes.selectText}>{text}</span>
          <IconChevronDown size={16} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <DeviceItems kind={kind} />
      </Menu.Dropdown>
    </Menu>
  );
}
