// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton } from '@mantine/core';
import { api, type Conference } from '@rostrum/api';
import { ErrorState, PageHead, toast, useFields } from '@rostrum/kit';
import { changesOf, checkRoom, draftOf, emptyRoom, newRoomOf, roomFieldOf, RoomForm } from '@rostrum/kit/rooms';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMe } from '../me';
import { useRoom } from './useRooms';

/** "New room" and its change (80 section 10, as far as virtual rooms of mode all on screen go). */
export function RoomFormPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { data: room, error, refetch } = useRoom(id);
  return (
    <>
      <PageHead title={id === undefined ? t('personal.newRoom') : t('roomForm.change')} text={t('roomForm.text')} />
      {id === undefined ? (
        <Editor key="new" room={null} />
      ) : error ? (
        <ErrorState title={t('rooms.cardFailed')} error={error} onRetry={() => void refetch()} />
      ) : room ? (
        <Editor key={room.id} room={room} />
      ) : (
        <Skeleton height={320} role="status" aria-label={t('kit.loading')} />
      )}
    </>
  );
}

function Editor({ room }: { room: Conference | null }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const initial = room ? draftOf(room) : { ...emptyRoom, owner: me.id };
  const form = useFields({
    initial,
    check: checkRoom,
    fieldOf: roomFieldOf,
    submit: async (draft) => {
      const saved = room
        ? await api.changeConference(room.id, changesOf(initial, draft))
        : await api.createConference(newRoomOf(draft));
      await queries.invalidateQueries({ queryKey: ['rooms'] });
      toast('success', t(room ? 'roomForm.changed' : 'roomForm.made', { topic: saved.topic }));
      await navigate(`/rooms/${encodeURIComponent(saved.id)}`, { replace: true });
    },
  });
  const back = room ? `/rooms/${encodeURIComponent(room.id)}` : '/rooms';
  return <RoomForm form={form} room={room} cancel={<Button component={Link} to={back} variant="default">{t('kit.cancel')}</Button>} />;
}
