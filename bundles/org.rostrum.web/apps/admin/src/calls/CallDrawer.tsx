// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { Badge, CopyField, ErrorNotice, StateMessage } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { panel } from '../api/panel';
import { DrawerSection, Fact, Facts, PageDrawer } from '../frame/PageDrawer';
import classes from '../running/Running.module.css';
import { Time } from '../time/Time';
import { durationText } from '../time/duration';
import { Joins } from './Joins';
import { secondsOf } from './course';

/** One call with its joins and those who were invited (60/HS-2, HS-3, HS-5). */
export function CallDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['calls', 'one', id], queryFn: () => panel.call(id) });
  if (data === null) {
    return <PageDrawer opened title={t('calls.one')} onClose={onClose}><StateMessage kind="missing" title={t('calls.goneTitle')} text={t('calls.goneText')} /></PageDrawer>;
  }
  if (!data) return <PageDrawer opened title={t('calls.one')} onClose={onClose} loading={!error} error={error} onRetry={() => void refetch()}>{null}</PageDrawer>;
  return (
    <PageDrawer opened wide title={data.topic ?? '—'} badges={data.end_time ? undefined : <Badge tone="success" pulse>{t('running.now')}</Badge>} onClose={onClose}>
      <Facts>
        <Fact name={t('calls.started')}><Time at={secondsOf(data.start_time)} exact /></Fact>
        {data.end_time && <Fact name={t('calls.ended')}><Time at={secondsOf(data.end_time)} exact /></Fact>}
        <Fact name={t('calls.duration')}>{durationText(data.duration)}</Fact>
        {data.end_cause && <Fact name={t('calls.cause')}>{t(`calls.causes.${data.end_cause}`, { defaultValue: data.end_cause })}</Fact>}
        <Fact name={t('calls.owner')}><span translate="no">{data.owner || '—'}</span></Fact>
        <Fact name={t('calls.mode')}>{t(data.class === 1 ? 'calls.videoCall' : 'calls.groupConference')}</Fact>
        {data.named_conf_id && <Fact name={t('calls.conference')}><span translate="no">{data.named_conf_id}</span></Fact>}
        <Fact name={t('running.sessionId')}><CopyField value={data.conference_id} label={t('running.sessionId')} mono /></Fact>
      </Facts>
      <DrawerSection title={t('calls.people', { count: data.participant_count })}><Joins call={id} /></DrawerSection>
      <DrawerSection title={t('calls.invited')}><Invites call={id} /></DrawerSection>
    </PageDrawer>
  );
}

function Invites({ call }: { call: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['calls', 'invites', call], queryFn: () => panel.callInvites(call) });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={60} role="status" aria-label={t('kit.loading')} />;
  if (data.list.length === 0) return <p className={classes.quietText}>{t('calls.noInvites')}</p>;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('calls.invited')}>
      <table className={classes.streams} data-testid="invites">
        <caption className={classes.hidden}>{t('calls.invited')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calls.recipient')}</th>
            <th scope="col">{t('calls.invitedBy')}</th>
            <th scope="col">{t('reports.time')}</th>
            <th scope="col">{t('calls.accepted')}</th>
          </tr>
        </thead>
        <tbody>
          {data.list.map((invite) => (
            <tr key={invite.call_id}>
              <th scope="row" translate="no">{invite.display_name || invite.call_id}</th>
              <td translate="no">{invite.invited_by}</td>
              <td><Time at={secondsOf(invite.time)} /></td>
              <td>{t(invite.accepted ? 'calls.yes' : 'calls.no')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
