// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import type { Conference } from '@rostrum/api';
import { Badge } from '@rostrum/kit';
import { IconLock, IconVideo, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { admitsOf } from '@rostrum/kit/rooms';
import classes from './Rooms.module.css';

/** Rows; the whole row opens the card, the button goes to the page of the conference. */
export function RoomList({ rooms, selected }: { rooms: readonly Conference[]; selected: string | undefined }) {
  return (
    <ul className={classes.list}>
      {rooms.map((room) => <Row key={room.id} room={room} selected={room.id === selected} />)}
    </ul>
  );
}

function Row({ room, selected }: { room: Conference; selected: boolean }) {
  const { t } = useTranslation();
  const open = room.access === 'public';
  return (
    <li className={classes.row} data-selected={selected || undefined}>
      <span className={classes.kind} aria-hidden>{open ? <IconWorld size={20} stroke={1.6} /> : <IconLock size={20} stroke={1.6} />}</span>
      <div className={classes.words}>
        <Link className={classes.topic!} to={`/rooms/${encodeURIComponent(room.id)}`}>{room.topic}</Link>
        <span className={classes.details}>
          {t(`roomForm.choice.${admitsOf(room)}`)}
          <span aria-hidden>·</span>
          <span className={classes.id}>{`\\c\\${room.id}`}</span>
        </span>
      </div>
      {room.state === 'running' && <Badge tone="success" pulse>{t('rooms.running')}</Badge>}
      <Button
        className={classes.join}
        component="a"
        href={`/c/${encodeURIComponent(room.id)}`}
        variant={room.state === 'running' ? 'filled' : 'default'}
        leftSection={<IconVideo size={18} />}
        aria-label={t('rooms.joinNamed', { topic: room.topic })}
      >
        {t('rooms.join')}
      </Button>
    </li>
  );
}
