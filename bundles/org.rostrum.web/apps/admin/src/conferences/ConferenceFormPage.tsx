// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton, TextInput } from '@mantine/core';
import { api, type Conference } from '@rostrum/api';
import { ErrorState, PageHead, toast, useFields } from '@rostrum/kit';
import { changesOf, checkRoom, draftOf, emptyRoom, newRoomOf, roomFieldOf, RoomForm } from '@rostrum/kit/rooms';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useUnsavedGuard } from '../form/useUnsaved';

/** A new conference for any owner, or the change of one. */
export function ConferenceFormPage({ id }: { id: string | undefined }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['conferences', 'one', id], queryFn: () => api.conference(id!), enabled: id !== undefined });
  return (
    <>
      <PageHead title={id === undefined ? t('conferences.new') : t('conferences.change')} text={t('roomForm.text')} />
      {id === undefined ? <Editor key="new" conference={null} />
        : error ? <ErrorState title={t('conferences.oneFailed')} error={error} onRetry={() => void refetch()} />
          : data ? <Editor key={data.id} conference={data} /> : <Skeleton height={320} role="status" aria-label={t('kit.loading')} />}
    </>
  );
}

function Editor({ conference }: { conference: Conference | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const initial = conference ? draftOf(conference) : emptyRoom;
  const form = useFields({
    initial,
    check: checkRoom,
    fieldOf: roomFieldOf,
    submit: async (draft) => {
      const saved = conference ? await api.changeConference(conference.id, changesOf(initial, draft)) : await api.createConference(newRoomOf(draft));
      await queries.invalidateQueries({ queryKey: ['conferences'] });
      toast('success', t(conference ? 'roomForm.changed' : 'roomForm.made', { topic: saved.topic }));
      await navigate(`/conferences/list/${encodeURIComponent(saved.id)}`, { replace: true });
    },
  });
  const question = useUnsavedGuard(form.dirty && !form.busy);
  const back = conference ? `/conferences/list/${encodeURIComponent(conference.id)}` : '/conferences/list';
  return (
    <>
      <RoomForm
        form={form}
        room={conference}
        ownerField={!conference && (
          <TextInput {...form.text('owner')} label={t('conferences.owner')} description={t('conferences.ownerHelp')} required autoComplete="off" autoCapitalize="off" spellCheck={false} />
        )}
        cancel={<Button component={Link} to={back} variant="default">{t('kit.cancel')}</Button>}
      />
      {question}
    </>
  );
}
