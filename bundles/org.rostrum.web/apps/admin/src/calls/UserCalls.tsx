// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { PageHead } from '@rostrum/kit';
import { callDuration } from '@rostrum/kit/calls';
import { IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { HistoryEntry } from '../api/contract';
import { panel } from '../api/panel';
import { useMayChange } from '../auth/me';
import { type Column, DataTable } from '../table/DataTable';
import type { Filter } from '../table/filters';
import { useTable } from '../table/useTable';
import { Time } from '../time/Time';
import { historyQuery } from './historyQuery';
import { UserCallDrawer } from './UserCallDrawer';

const FILTERS = ['user', 'from', 'to', 'type', 'search'];
const TYPES = ['incoming', 'outgoing', 'missed', 'conference'] as const;

/** Calls and conferences of one person, newest first (30/HIS-2…HIS-5). */
export function UserCalls({ user }: { user: string }) {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const mayOpen = useMayChange();
  const table = useTable(FILTERS, { sort: 'date', descending: true });
  const query = historyQuery(table);
  const answer = useQuery({ queryKey: ['calls', 'user', user, query], queryFn: () => panel.userCalls(user, query), placeholderData: keepPreviousData });
  const filters: Filter[] = [
    { kind: 'text', name: 'user', label: t('userCalls.user') },
    { kind: 'time', name: 'time', label: t('reports.time') },
    { kind: 'choice', name: 'type', label: t('userCalls.type'), options: TYPES.map((value) => ({ value, label: t(`userCalls.types.${value}`) })) },
  ];
  const account = mayOpen && (
    <Button component={Link} to={`/users/accounts/${encodeURIComponent(user)}`} variant="default" leftSection={<IconUser size={18} />}>{t('userCalls.account')}</Button>
  );
  return (
    <>
      <PageHead title={t('userCalls.title', { user })} text={t('userCalls.text')} action={account || null} />
      <DataTable
        id="user-calls"
        label={t('userCalls.title', { user })}
        table={table}
        columns={useColumns()}
        answer={answer}
        rowId={(row) => row.id}
        rowTo={(row) => `/reports/calls/${encodeURIComponent(row.id)}${table.search}`}
        search={t('userCalls.search')}
        filters={filters}
        empty={{ title: t('calls.empty.title'), text: t('userCalls.empty') }}
      />
      {id !== undefined && answer.data && (
        <UserCallDrawer entry={answer.data.list.find((one) => one.id === id)} user={user} onClose={() => void navigate({ pathname: '/reports/calls', search: table.search })} />
      )}
    </>
  );
}

function useColumns(): Column<HistoryEntry>[] {
  const { t } = useTranslation();
  return [
    { id: 'name', title: t('userCalls.name'), cell: (row) => <span translate="no">{row.display_name}</span> },
    { id: 'type', title: t('userCalls.type'), cell: (row) => t(`userCalls.types.${row.type}`) },
    { id: 'duration', title: t('calls.duration'), numeric: true, cell: (row) => callDuration(t, row.duration) },
    { id: 'started', title: t('userCalls.date'), sort: 'date', cell: (row) => <Time at={row.started_at} /> },
  ];
}
