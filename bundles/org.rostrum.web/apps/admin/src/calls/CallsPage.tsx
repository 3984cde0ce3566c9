// SPDX-License-Identifier: Apache-2.0
import { Badge, PageHead } from '@rostrum/kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Call } from '../api/contract';
import { panel } from '../api/panel';
import { type Column, DataTable } from '../table/DataTable';
import type { Filter } from '../table/filters';
import { useTable } from '../table/useTable';
import { Time } from '../time/Time';
import { durationText } from '../time/duration';
import { CallDrawer } from './CallDrawer';
import { secondsOf } from './course';
import { UserCalls } from './UserCalls';

const FILTERS = ['named_conf_id'];

/** Reports → Call history: of everybody, or of one person (`?user=`, 30/HIS-1). */
export default function CallsPage() {
  const [query] = useSearchParams();
  const user = query.get('user');
  return user ? <UserCalls key={user} user={user} /> : <AllCalls />;
}

/** Each run of a conference, those that run first (60/HI-1). */
function AllCalls() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const table = useTable(FILTERS, { sort: 'end_time', descending: true });
  const answer = useQuery({ queryKey: ['calls', 'list', table.query], queryFn: () => panel.calls(table.query), placeholderData: keepPreviousData });
  const filters: Filter[] = [
    { kind: 'text', name: 'named_conf_id', label: t('calls.conference') },
    { kind: 'text', name: 'user', label: t('userCalls.user') },
  ];
  return (
    <>
      <PageHead title={t('calls.title')} text={t('calls.text')} />
      <DataTable
        id="calls"
        label={t('calls.title')}
        table={table}
        columns={useColumns()}
        answer={answer}
        rowId={(row) => row.conference_id}
        rowTo={(row) => `/reports/calls/${encodeURIComponent(row.conference_id)}${table.search}`}
        filters={filters}
        empty={{ title: t('calls.empty.title'), text: t('calls.empty.text') }}
      />
      {id !== undefined && <CallDrawer key={id} id={id} onClose={() => void navigate({ pathname: '/reports/calls', search: table.search })} />}
    </>
  );
}

function useColumns(): Column<Call>[] {
  const { t } = useTranslation();
  return [
    { id: 'topic', title: t('calls.topic'), sort: 'topic', cell: (row) => <span translate="no">{row.topic ?? '—'}</span> },
    // 60/HI-3: class 1 is a one-to-one call
    { id: 'mode', title: t('calls.mode'), cell: (row) => t(row.class === 1 ? 'calls.videoCall' : 'calls.groupConference') },
    { id: 'conference', title: t('calls.conference'), cell: (row) => <span translate="no">{row.named_conf_id ?? '—'}</span> },
    { id: 'owner', title: t('calls.owner'), cell: (row) => <span translate="no">{row.owner || '—'}</span> },
    { id: 'participants', title: t('calls.participants'), numeric: true, cell: (row) => row.participant_count },
    { id: 'duration', title: t('calls.duration'), numeric: true, cell: (row) => durationText(row.duration) },
    { id: 'started', title: t('calls.started'), sort: 'start_time', cell: (row) => <Time at={secondsOf(row.start_time)} /> },
    {
      id: 'ended', title: t('calls.ended'), sort: 'end_time',
      cell: (row) => (row.end_time ? <Time at={secondsOf(row.end_time)} /> : <Badge tone="success" pulse>{t('running.now')}</Badge>),
    },
  ];
}
