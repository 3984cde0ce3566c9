// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { api, type Conference } from '@rostrum/api';
import { Badge, ConfirmDialog, CopyField, errorText, NameMark, toast } from '@rostrum/kit';
import { admitsOf } from '@rostrum/kit/rooms';
import { IconExternalLink, IconPencil, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { panel } from '../api/panel';
import { DrawerSection, Fact, Facts, PageDrawer } from '../frame/PageDrawer';
import classes from '../running/Running.module.css';
import { Time } from '../time/Time';

const LIVE_MS = 5_000;

/** One conference: what it is, run and stop, link, the way to its form. */
export function ConferenceDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['conferences', 'one', id], queryFn: () => api.conference(id), refetchInterval: LIVE_MS });
  if (data) return <Loaded conference={data} onClose={onClose} />;
  return <PageDrawer opened title={id} onClose={onClose} loading={!error} error={error} onRetry={() => void refetch()}>{null}</PageDrawer>;
}

function Loaded({ conference, onClose }: { conference: Conference; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'stop' | 'delete' | null>(null);
  const { id, topic } = conference;
  const running = conference.state === 'running';
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['conferences'] }), queries.invalidateQueries({ queryKey: ['running'] })]);
  const run = useMutation({
    mutationFn: () => panel.runConference(id),
    onSuccess: () => toast('success', t('conferences.started', { topic })),
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: refresh,
  });
  const stop = async () => {
    await panel.stopConference(id);
    toast('success', t('running.ended', { topic }));
    await refresh();
  };
  const remove = async () => {
    await api.deleteConference(id);
    toast('success', t('conferences.deleted', { topic }));
    onClose();
    await queries.invalidateQueries({ queryKey: ['conferences', 'list'] });
  };
  return (
    <PageDrawer
      opened
      title={topic}
      badges={running ? <Badge tone="success" pulse>{t('conferences.running')}</Badge> : <Badge>{t('conferences.stopped')}</Badge>}
      onClose={onClose}
      actions={(
        <>
          <Button variant="subtle" color="live" mr="auto" disabled={running} leftSection={<IconTrash size={18} />} onClick={() => setAsking('delete')}>{t('conferences.delete')}</Button>
          <Button component={Link} to={`/conferences/list/${encodeURIComponent(id)}/edit`} variant="default" leftSection={<IconPencil size={18} />}>{t('conferences.edit')}</Button>
          {running
            ? <Button color="live" leftSection={<IconPlayerStop size={18} />} onClick={() => setAsking('stop')}>{t('running.end')}</Button>
            : <Button loading={run.isPending} leftSection={<IconPlayerPlay size={18} />} onClick={() => run.mutate()}>{t('conferences.run')}</Button>}
        </>
      )}
    >
      <Facts>
        {conference.description && <Fact name={t('roomForm.description')}><span translate="no">{conference.description}</span></Fact>}
        <Fact name={t('conferences.id')}><CopyField value={id} label={t('conferences.id')} mono /></Fact>
        <Fact name={t('conferences.link')}><CopyField value={conference.url} label={t('conferences.link')} /></Fact>
        <Fact name={t('conferences.owner')}><span translate="no">{conference.owner}</span></Fact>
        <Fact name={t('roomForm.admits')}>{t(`roomForm.choice.${admitsOf(conference)}`)}</Fact>
        <Fact name={t('conferences.created')}><Time at={conference.created_at} /></Fact>
        {running && conference.session_id && (
          <Fact name={t('running.one')}><Link to={`/sessions/${encodeURIComponent(conference.session_id)}`}>{t('conferences.watch')}</Link></Fact>
        )}
        <Fact name={t('conferences.page')}>
          <Button component="a" size="compact-sm" variant="subtle" href={`/c/${encodeURIComponent(id)}`} target="_blank" rel="noopener" rightSection={<IconExternalLink size={16} />}>{t('running.open')}</Button>
        </Fact>
      </Facts>
      <DrawerSection title={t('conferences.people', { count: conference.invitations.length })}>
        <ul className={classes.people}>
          {conference.invitations.map((person) => (
            <li key={person.id} className={classes.person}>
              <NameMark name={person.display_name || person.id} size={30} />
              <span className={classes.words} translate="no">{person.display_name || person.id}</span>
              {person.is_moderator && <Badge tone="accent">{t('roomForm.moderator')}</Badge>}
            </li>
          ))}
        </ul>
      </DrawerSection>
      <ConfirmDialog
        opened={asking === 'stop'}
        title={t('running.endTitle', { topic })}
        text={t('conferences.stopText')}
        action={t('running.end')}
        onConfirm={stop}
        onClose={() => setAsking(null)}
      />
      <ConfirmDialog
        opened={asking === 'delete'}
        title={t('conferences.deleteTitle', { topic })}
        text={t('conferences.deleteText')}
        typed={id}
        action={t('conferences.delete')}
        onConfirm={remove}
        onClose={() => setAsking(null)}
      />
    </PageDrawer>
  );
}
