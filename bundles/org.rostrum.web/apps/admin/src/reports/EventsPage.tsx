// SPDX-License-Identifier: Apache-2.0
import { Badge, PageHead } from '@rostrum/kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { LogEvent } from '../api/contract';
import { panel } from '../api/panel';
import { type Column, DataTable } from '../table/DataTable';
import type { Filter } from '../table/filters';
import { useTable } from '../table/useTable';
import { Time } from '../time/Time';
import { EventDrawer } from './EventDrawer';
import { typeText } from './eventWords';
import { ReportTools } from './ReportTools';
import { SeverityBadge } from './SeverityBadge';

/** Parameters of the server (60/B). */
const FILTERS = ['from', 'to', 'source', 'severity', 'object', 'type', 'address', 'search'];
const SOURCES = ['user', 'server', 'admin', 'application'] as const;
const SEVERITIES = ['low', 'medium', 'high'] as const;
const REFRESH_MS = 10_000;

/** Reports → Events (60/C). */
export default function EventsPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const table = useTable(FILTERS, { sort: 'time', descending: true });
  const answer = useQuery({
    queryKey: ['reports', 'events', table.query], queryFn: () => panel.events(table.query), placeholderData: keepPreviousData, refetchInterval: REFRESH_MS,
  });
  const event = answer.data?.list.find((one) => String(one.id) === id);
  const filters = useFilters();
  return (
    <>
      <PageHead title={t('events.title')} text={t('events.text')} />
      <DataTable
        id="events"
        label={t('events.title')}
        table={table}
        columns={useColumns()}
        answer={answer}
        rowId={(row) => String(row.id)}
        rowTo={(row) => `/reports/events/${row.id}${table.search}`}
        search={t('events.search')}
        filters={filters}
        tools={<ReportTools path="/events.csv" table={table} filters={filters} count={answer.data?.cnt ?? 0} remove={panel.deleteEvents} />}
        empty={{ title: t('events.empty.title'), text: t('events.empty.text') }}
      />
      {id !== undefined && answer.data && <EventDrawer event={event} onClose={() => void navigate({ pathname: '/reports/events', search: table.search })} />}
    </>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  const { data: types = [] } = useQuery({ queryKey: ['reports', 'event-types'], queryFn: panel.eventTypes, staleTime: 60_000 });
  return [
    { kind: 'time', name: 'time', label: t('reports.time') },
    { kind: 'choice', name: 'source', label: t('events.source'), options: SOURCES.map((value) => ({ value, label: t(`events.sources.${value}`) })) },
    { kind: 'choice', name: 'severity', label: t('events.severity'), options: SEVERITIES.map((value) => ({ value, label: t(`events.severities.${value}`) })) },
    { kind: 'choice', name: 'type', label: t('events.type'), multiple: true, options: types.map((value) => ({ value, label: typeText(t, value) })) },
    { kind: 'text', name: 'object', label: t('events.object') },
    { kind: 'text', name: 'address', label: t('events.address') },
  ];
}

function useColumns(): Column<LogEvent>[] {
  const { t } = useTranslation();
  return [
    { id: 'time', title: t('reports.time'), sort: 'time', cell: (row) => <Time at={row.time} exact /> },
    { id: 'type', title: t('events.type'), sort: 'type', cell: (row) => <EventType event={row} /> },
    { id: 'object', title: t('events.object'), sort: 'object', cell: (row) => <span translate="no">{row.object}</span> },
    { id: 'description', title: t('events.description'), cell: (row) => <span translate="no" lang="en">{row.description}</span> },
    { id: 'address', title: t('events.address'), sort: 'address', hidden: true, cell: (row) => <span translate="no">{row.address ?? ''}</span> },
    { id: 'source', title: t('events.source'), sort: 'source', cell: (row) => t(`events.sources.${row.source}`) },
    { id: 'severity', title: t('events.severity'), sort: 'severity', cell: (row) => <SeverityBadge severity={row.severity} /> },
  ];
}

function EventType({ event }: { event: LogEvent }) {
  const { t } = useTranslation();
  return <>{typeText(t, event.type)}{!event.success && <> <Badge tone="live">{t('events.failed')}</Badge></>}</>;
}
