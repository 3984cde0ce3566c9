// SPDX-License-Identifier: Apache-2.0
import { PageHead } from '@rostrum/kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { RunningSession } from '../api/contract';
import { panel } from '../api/panel';
import { type Column, DataTable } from '../table/DataTable';
import { useTable } from '../table/useTable';
import { Since } from '../time/Since';
import { Time } from '../time/Time';
import { SessionDrawer } from './SessionDrawer';
import classes from './Running.module.css';

const NO_FILTERS: string[] = [];
const LIVE_MS = 5_000;

/** Group conferences → Running sessions: who meets right now. */
export default function RunningPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const table = useTable(NO_FILTERS, { sort: '' });
  const answer = useQuery({
    queryKey: ['running', 'list', table.page, table.pageSize], queryFn: () => panel.runningSessions({ page: table.page, page_size: table.pageSize }),
    placeholderData: keepPreviousData, refetchInterval: LIVE_MS,
  });
  return (
    <>
      <PageHead title={t('running.title')} text={t('running.text')} />
      <DataTable
        id="running"
        label={t('running.title')}
        table={table}
        columns={useColumns()}
        answer={answer}
        rowId={(row) => row.id}
        rowTo={(row) => `/sessions/${encodeURIComponent(row.id)}`}
        empty={{ title: t('running.empty.title'), text: t('running.empty.text') }}
      />
      {id !== undefined && <SessionDrawer key={id} id={id} onClose={() => void navigate('/sessions')} />}
    </>
  );
}

function useColumns(): Column<RunningSession>[] {
  const { t } = useTranslation();
  return [
    { id: 'topic', title: t('running.topic'), cell: (row) => <span translate="no">{row.topic}</span> },
    {
      id: 'conference', title: t('running.conference'),
      cell: (row) => <Link className={classes.link!} to={`/conferences/list/${encodeURIComponent(row.named_conf_id)}`} translate="no">{row.named_conf_id}</Link>,
    },
    { id: 'participants', title: t('running.participants'), numeric: true, cell: (row) => row.participant_count },
    { id: 'since', title: t('running.duration'), numeric: true, cell: (row) => <Since at={row.started_at} /> },
    { id: 'started', title: t('running.started'), cell: (row) => <Time at={row.started_at} /> },
  ];
}
