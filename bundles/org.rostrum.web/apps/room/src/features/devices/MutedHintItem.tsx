// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Devices.module.css';

/** Whether a muted microphone stays open on this device for the notice "you are muted". */
export function MutedHintItem() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const on = useStore(room.local.state, (state) => state.mutedHint);
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={on}
      closeMenuOnClick={false}
      rightSection={on && <IconCheck size={16} aria-hidden />}
      onClick={() => room.local.setMutedHint(!on)}
    >
      {t('device.mutedHint')}
      <span className={classes.help}>{t('device.mutedHintHelp')}</span>
    </Menu.Item>
  );
}
