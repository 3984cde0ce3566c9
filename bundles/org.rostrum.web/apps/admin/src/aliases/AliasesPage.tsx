// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { PageHead, toast } from '@rostrum/kit';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../table/BulkBar';
import { type Column, DataTable } from '../table/DataTable';
import { useTable } from '../table/useTable';
import { Time } from '../time/Time';
import { AliasDialog } from './AliasDialog';
import { type Alias, aliasesApi } from './aliasesApi';

const FILTERS = ['search'];

/** Users → Aliases: short names for call strings, in one namespace with logins and group-call IDs (30 section 12). */
export default function AliasesPage() {
  const { t } = useTranslation();
  const table = useTable(FILTERS, { sort: 'id' });
  const answer = useQuery({ queryKey: ['aliases', table.query], queryFn: () => aliasesApi.list(table.query), placeholderData: keepPreviousData });
  const [edited, setEdited] = useState<Alias | 'new' | null>(null);
  const create = <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>{t('aliases.new')}</Button>;
  return (
    <>
      <PageHead title={t('aliases.title')} text={t('aliases.text')} action={create} />
      <DataTable
        id="aliases"
        label={t('aliases.title')}
        table={table}
        columns={useColumns(setEdited)}
        answer={answer}
        rowId={(alias) => alias.id}
        rowName={(alias) => alias.id}
        search={t('aliases.search')}
        bulk={useBulk()}
        empty={{ title: t('aliases.empty.title'), text: t('aliases.empty.text'), action: create }}
      />
      {edited !== null && <AliasDialog alias={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function useColumns(onEdit: (alias: Alias) => void): Column<Alias>[] {
  const { t } = useTranslation();
  return [
    { id: 'id', title: t('aliases.alias'), cell: (alias) => <span translate="no">{alias.id}</span> },
    { id: 'target', title: t('aliases.target'), cell: (alias) => <span translate="no">{alias.call_id}</span> },
    { id: 'created', title: t('aliases.created'), cell: (alias) => <Time at={alias.created_at} /> },
    {
      id: 'change', title: t('aliases.actions'),
      cell: (alias) => <Button size="compact-xs" variant="subtle" aria-label={t('aliases.changeNamed', { name: alias.id })} onClick={() => onEdit(alias)}>{t('aliases.change')}</Button>,
    },
  ];
}

function useBulk(): BulkAction[] {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return [{
    id: 'delete', label: t('aliases.delete'),
    confirm: (count) => ({ title: t('aliases.deleteTitle', { count }), text: t('aliases.deleteText') }),
    run: async (ids) => {
      try {
        for (const id of ids) await aliasesApi.remove(id);
        toast('success', t('aliases.deleted', { count: ids.length }));
      } finally {
        await queries.invalidateQueries({ queryKey: ['aliases'] });
      }
    },
  }];
}
