// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Conference, Invitation } from '@rostrum/api';
import { Badge, ConfirmDialog, CopyField, NameMark, toast } from '@rostrum/kit';
import { IconExternalLink, IconPencil, IconTrash, IconVideo } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../me';
import { admitsOf, isOwner } from '@rostrum/kit/rooms';
import classes from './RoomCard.module.css';
import { useDeleteRoom } from './useRooms';

/** Everything about one room and what one may do with it (80/UEC-1, UEC-2). */
export function RoomCard({ room, onDeleted }: { room: Conference; onDeleted: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const page = `/c/${encodeURIComponent(room.id)}`;
  return (
    <article className={classes.card}>
      <div className={classes.badges}>
        {room.state === 'running' ? <Badge tone="success" pulse>{t('rooms.running')}</Badge> : <Badge>{t('rooms.idle')}</Badge>}
        <Badge tone="accent">{t(`roomForm.choice.${admitsOf(room)}`)}</Badge>
      </div>
      <h2 className={classes.topic}>{room.topic}</h2>
      {room.description && <p className={classes.description}>{room.description}</p>}
      <div className={classes.actions}>
        <Button component="a" href={page} leftSection={<IconVideo size={18} />}>{t('rooms.join')}</Button>
        <Button component="a" href={page} target="_blank" rel="noopener" variant="default" leftSection={<IconExternalLink size={18} />}>
          {t('rooms.openPage')}
        </Button>
      </div>
      <dl className={classes.facts}>
        <Fact name={t('rooms.id')}><CopyField value={`\\c\\${room.id}`} label={t('rooms.id')} mono /></Fact>
        <Fact name={t('rooms.link')}><CopyField value={room.url} label={t('rooms.link')} /></Fact>
        <Fact name={t('rooms.owner')}>{room.owner}</Fact>
        <Fact name={t('rooms.mode')}>{t('rooms.allOnScreen')}</Fact>
      </dl>
      <People people={room.invitations} />
      {isOwner(room, me) && <OwnerActions room={room} onDeleted={onDeleted} />}
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div className={classes.fact}><dt>{name}</dt><dd>{children}</dd></div>;
}

function People({ people }: { people: readonly Invitation[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className={classes.heading}>{t('rooms.people', { count: people.length })}</h3>
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.id}>
            <NameMark name={person.display_name || person.id} size={28} />
            <span className={classes.person}>{person.display_name || person.id}</span>
            {person.is_moderator && <Badge>{t('roomForm.moderator')}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnerActions({ room, onDeleted }: { room: Conference; onDeleted: () => void }) {
  const { t } = useTranslation();
  const [asking, { open, close }] = useDisclosure();
  const deletion = useDeleteRoom();
  const running = room.state === 'running';
  const remove = async () => {
    await deletion.mutateAsync(room.id);
    toast('success', t('rooms.deleted', { topic: room.topic }));
    onDeleted();
  };
  return (
    <div className={classes.ownerActions}>
      {running && <p className={classes.note} id="room-running">{t('roomForm.whileRunning')}</p>}
      <Button
        component={Link}
        to={`/rooms/${encodeURIComponent(room.id)}/edit`}
        variant="default"
        leftSection={<IconPencil size={18} />}
      >
        {t('rooms.edit')}
      </Button>
      <Button
        variant="subtle"
        color="live"
        leftSection={<IconTrash size={18} />}
        disabled={running}
        aria-describedby={running ? 'room-running' : undefined}
        onClick={open}
      >
        {t('rooms.delete')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('rooms.deleteTitle')}
        text={t('rooms.deleteText', { topic: room.topic })}
        action={t('rooms.delete')}
        onConfirm={remove}
        onClose={close}
      />
    </div>
  );
}
