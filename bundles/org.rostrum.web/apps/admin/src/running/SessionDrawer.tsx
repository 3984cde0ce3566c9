// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Badge, ConfirmDialog, CopyField, StateMessage, toast } from '@rostrum/kit';
import { IconPlayerStop, IconVideo } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RunningSession } from '../api/contract';
import { panel } from '../api/panel';
import { DrawerSection, Fact, Facts, PageDrawer } from '../frame/PageDrawer';
import { Since } from '../time/Since';
import { Time } from '../time/Time';
import { People } from './People';

const LIVE_MS = 5_000;

/** One session with its people, live; ends when it ends. */
export function SessionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['running', 'one', id], queryFn: () => panel.runningSession(id), refetchInterval: LIVE_MS });
  if (data === null) {
    return <PageDrawer opened title={t('running.one')} onClose={onClose}><StateMessage kind="done" title={t('running.overTitle')} text={t('running.overText')} /></PageDrawer>;
  }
  if (!data) return <PageDrawer opened title={t('running.one')} onClose={onClose} loading={!error} error={error} onRetry={() => void refetch()}>{null}</PageDrawer>;
  return <Loaded session={data} onClose={onClose} />;
}

function Loaded({ session, onClose }: { session: RunningSession; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const conference = session.named_conf_id;
  const end = async () => {
    await panel.stopConference(conference);
    toast('success', t('running.ended', { topic: session.topic }));
    onClose();
    await queries.invalidateQueries({ queryKey: ['running'] });
  };
  return (
    <PageDrawer
      opened
      wide
      title={session.topic}
      badges={<Badge tone="success" pulse>{t('running.now')}</Badge>}
      onClose={onClose}
      actions={(
        <>
          <Button variant="subtle" color="live" mr="auto" leftSection={<IconPlayerStop size={18} />} onClick={() => setAsking(true)}>{t('running.end')}</Button>
          <Button component="a" href={`/c/${encodeURIComponent(conference)}`} target="_blank" rel="noopener" leftSection={<IconVideo size={18} />}>{t('running.open')}</Button>
        </>
      )}
    >
      <Facts>
        <Fact name={t('running.duration')}><Since at={session.started_at} /></Fact>
        <Fact name={t('running.started')}><Time at={session.started_at} /></Fact>
        <Fact name={t('running.conference')}><Link to={`/conferences/list/${encodeURIComponent(conference)}`} translate="no">{conference}</Link></Fact>
        <Fact name={t('running.sessionId')}><CopyField value={session.id} label={t('running.sessionId')} mono /></Fact>
      </Facts>
      <DrawerSection title={t('running.people', { count: session.participant_count })}><People session={session.id} /></DrawerSection>
      <ConfirmDialog
        opened={asking}
        title={t('running.endTitle', { topic: session.topic })}
        text={t('running.endText', { count: session.participant_count })}
        action={t('running.end')}
        onConfirm={end}
        onClose={() => setAsking(false)}
      />
    </PageDrawer>
  );
}
