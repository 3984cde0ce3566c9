// SPDX-License-Identifier: Apache-2.0
import { Badge, PageHead } from '@rostrum/kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Change } from '../api/contract';
import { panel } from '../api/panel';
import { type Column, DataTable } from '../table/DataTable';
import type { Filter } from '../table/filters';
import { useTable } from '../table/useTable';
import { Time } from '../time/Time';
import { ChangeDrawer } from './ChangeDrawer';
import { ReportTools } from './ReportTools';

/** Parameters of the server (60/B). */
const FILTERS = ['from', 'to', 'action', 'object_type', 'object', 'user'];
const ACTIONS = ['create', 'edit', 'delete'] as const;

/** Reports → Configuration changes (60/F). */
export default function ChangesPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const table = useTable(FILTERS, { sort: 'time', descending: true });
  const answer = useQuery({ queryKey: ['reports', 'changes', table.query], queryFn: () => panel.changes(table.query), placeholderData: keepPreviousData });
  const change = answer.data?.list.find((one) => String(one.id) === id);
  const filters = useFilters();
  return (
    <>
      <PageHead title={t('changes.title')} text={t('changes.text')} />
      <DataTable
        id="changes"
        label={t('changes.title')}
        table={table}
        columns={useColumns()}
        answer={answer}
        rowId={(row) => String(row.id)}
        rowTo={(row) => `/reports/changes/${row.id}${table.search}`}
        filters={filters}
        tools={<ReportTools path="/changes.csv" table={table} filters={filters} count={answer.data?.cnt ?? 0} remove={panel.deleteChanges} />}
        empty={{ title: t('changes.empty.title'), text: t('changes.empty.text') }}
      />
      {id !== undefined && answer.data && <ChangeDrawer change={change} onClose={() => void navigate({ pathname: '/reports/changes', search: table.search })} />}
    </>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: 'time', name: 'time', label: t('reports.time') },
    { kind: 'choice', name: 'action', label: t('changes.action'), options: ACTIONS.map((value) => ({ value, label: t(`changes.actions.${value}`) })) },
    { kind: 'text', name: 'object_type', label: t('changes.objectType') },
    { kind: 'text', name: 'object', label: t('changes.object') },
    { kind: 'text', name: 'user', label: t('changes.user') },
  ];
}

function useColumns(): Column<Change>[] {
  const { t } = useTranslation();
  return [
    { id: 'time', title: t('reports.time'), sort: 'time', cell: (row) => <Time at={row.time} exact /> },
    { id: 'action', title: t('changes.action'), sort: 'action', cell: (row) => <ActionBadge action={row.action} /> },
    { id: 'type', title: t('changes.objectType'), sort: 'object_type', cell: (row) => <span translate="no">{row.object_type}</span> },
    { id: 'object', title: t('changes.object'), sort: 'object', cell: (row) => <span translate="no">{row.object}</span> },
    { id: 'fields', title: t('changes.fields'), cell: (row) => <span translate="no">{row.fields.map(({ name }) => name).join(', ')}</span> },
    { id: 'user', title: t('changes.user'), sort: 'user', cell: (row) => <span translate="no">{row.user}</span> },
  ];
}

const TONES = { create: 'success', edit: 'neutral', delete: 'live' } as const satisfies Record<Change['action'], string>;

function ActionBadge({ action }: { action: Change['action'] }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[action]}>{t(`changes.actions.${action}`)}</Badge>;
}
