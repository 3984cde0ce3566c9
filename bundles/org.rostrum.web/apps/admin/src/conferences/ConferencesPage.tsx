// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { api, type Conference } from '@rostrum/api';
import { Badge, PageHead, toast } from '@rostrum/kit';
import { admitsOf } from '@rostrum/kit/rooms';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { panel } from '../api/panel';
import type { BulkAction } from '../table/BulkBar';
import { type Column, DataTable } from '../table/DataTable';
import type { Filter } from '../table/filters';
import { type Table, useTable } from '../table/useTable';
import { Time } from '../time/Time';
import { ConferenceDrawer } from './ConferenceDrawer';
import { ConferenceFormPage } from './ConferenceFormPage';

/** In place of an ID, of which it can be none. */
const NEW = '+new';
const FILTERS = ['search', 'state', 'access', 'owner', 'invitation'];
const LIVE_MS = 10_000;

/** Group conferences → Conferences: the list, one's drawer, `/new` and `/:id/edit` as pages of their own. */
export default function ConferencesPage() {
  const { id, step } = useParams();
  if (id === NEW) return <ConferenceFormPage id={undefined} />;
  if (id !== undefined && step === 'edit') return <ConferenceFormPage id={id} />;
  return <List id={id} />;
}

function List({ id }: { id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const table = useTable(FILTERS, { sort: 'created_at', descending: true });
  const query = queryOf(table);
  const answer = useQuery({ queryKey: ['conferences', 'list', query], queryFn: () => panel.conferences(query), placeholderData: keepPreviousData, refetchInterval: LIVE_MS });
  const create = <Button component={Link} to="/conferences/list/+new" leftSection={<IconPlus size={18} />}>{t('conferences.new')}</Button>;
  return (
    <>
      <PageHead title={t('conferences.title')} text={t('conferences.text')} action={create} />
      <DataTable
        id="conferences"
        label={t('conferences.title')}
        table={table}
        columns={useColumns()}
        answer={answer}
        rowId={(row) => row.id}
        rowName={(row) => row.topic}
        rowTo={(row) => `/conferences/list/${encodeURIComponent(row.id)}${table.search}`}
        search={t('conferences.search')}
        filters={useFilters()}
        bulk={useBulk()}
        empty={{ title: t('conferences.empty.title'), text: t('conferences.empty.text'), action: create }}
      />
      {id !== undefined && <ConferenceDrawer key={id} id={id} onClose={() => void navigate({ pathname: '/conferences/list', search: table.search })} />}
    </>
  );
}

/** The server searches topic and ID under a name of contract 61. */
function queryOf({ query: { search, ...query } }: Table) {
  return { ...query, ...(search && { topic_cid_contains: String(search) }) };
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: 'choice', name: 'state', label: t('conferences.state'), options: [{ value: 'running', label: t('conferences.running') }, { value: 'stopped', label: t('conferences.stopped') }] },
    { kind: 'choice', name: 'access', label: t('conferences.access'), options: [{ value: 'private', label: t('conferences.private') }, { value: 'public', label: t('conferences.public') }] },
    { kind: 'text', name: 'owner', label: t('conferences.owner') },
    { kind: 'text', name: 'invitation', label: t('conferences.ofUser') },
  ];
}

function useColumns(): Column<Conference>[] {
  const { t } = useTranslation();
  return [
    { id: 'topic', title: t('conferences.topic'), sort: 'topic', cell: (row) => <span translate="no">{row.topic}</span> },
    { id: 'id', title: t('conferences.id'), sort: 'id', cell: (row) => <span translate="no">{row.id}</span> },
    { id: 'owner', title: t('conferences.owner'), cell: (row) => <span translate="no">{row.owner}</span> },
    { id: 'admits', title: t('roomForm.admits'), cell: (row) => t(`roomForm.choice.${admitsOf(row)}`) },
    { id: 'state', title: t('conferences.state'), cell: (row) => <ConferenceState conference={row} /> },
    { id: 'created', title: t('conferences.created'), sort: 'created_at', cell: (row) => <Time at={row.created_at} /> },
    { id: 'listed', title: t('conferences.listed'), numeric: true, hidden: true, cell: (row) => row.invitations.length },
  ];
}

function ConferenceState({ conference }: { conference: Conference }) {
  const { t } = useTranslation();
  return conference.state === 'running' ? <Badge tone="success" pulse>{t('conferences.running')}</Badge> : <Badge>{t('conferences.stopped')}</Badge>;
}

function useBulk(): BulkAction[] {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return [{
    id: 'delete', label: t('conferences.delete'), icon: <IconTrash size={16} />,
    confirm: (count) => ({ title: t('conferences.deleteManyTitle', { count }), text: t('conferences.deleteManyText') }),
    run: async (ids) => {
      try {
        for (const id of ids) await api.deleteConference(id);
        toast('success', t('conferences.deletedMany', { count: ids.length }));
      } finally {
        await queries.invalidateQueries({ queryKey: ['conferences'] });
      }
    },
  }];
}
