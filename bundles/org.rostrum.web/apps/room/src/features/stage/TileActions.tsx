// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { moderates, type Participant, type Tile } from '@rostrum/core';
import { IconDots, IconPin, IconPinnedOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { isForTwo, useCall } from '../../call/context';
import { useStore } from '../../common/useStore';
import { ParticipantItems } from '../panel/ParticipantItems';
import classes from './Stage.module.css';

/** Shown while the pointer or the focus is on the tile. */
export function TileActions({ tile, participant }: { tile: Tile; participant: Participant }) {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const pinned = useStore(screen.pinned, (key) => key === tile.key);
  const moderator = useStore(room.meeting, (meeting) => meeting !== null && moderates(meeting.own));
  const two = isForTwo(useCall());
  const label = t(pinned ? 'stage.unpin' : 'stage.pin', { name: participant.display_name });
  return (
    <div className={classes.actions}>
      <Tooltip label={label}>
        <ActionIcon className={classes.action} variant="transparent" size={36} radius="md" aria-label={label} onClick={() => screen.pinned.set(pinned ? null : tile.key)}>
          {pinned ? <IconPinnedOff size={18} /> : <IconPin size={18} />}
        </ActionIcon>
      </Tooltip>
      {moderator && !two && !tile.own && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon className={classes.action} variant="transparent" size={36} radius="md" aria-label={t('stage.actions', { name: participant.display_name })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <ParticipantItems participant={participant} />
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
