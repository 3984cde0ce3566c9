// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { address } from '@rostrum/api';
import { ConfirmDialog, toast } from '@rostrum/kit';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayChange } from '../auth/me';
import { type Filter, shownOf } from '../table/filters';
import type { Table } from '../table/useTable';
import { useTime } from '../time/useTime';

/**
 * Export and deletion of what the filters select (60/REP-4…REP-6). Filters take effect as they are set, so what is deleted is what the table
 * shows; the number shown goes along, and the server refuses if it is another by now.
 */
export function ReportTools({ path, table, filters, count, remove }: {
  /** Operation of the CSV file. */
  path: string;
  table: Table;
  filters: readonly Filter[];
  count: number;
  remove: (query: object) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const { number, short } = useTime();
  const queries = useQueryClient();
  const mayChange = useMayChange();
  // The number is what was on screen when the question was asked, not what a later refresh brings.
  const [asked, setAsked] = useState<number | null>(null);
  const filtered = Object.keys(table.filters).length > 0;
  const run = async () => {
    try {
      await remove({ ...table.filters, count: asked });
      toast('success', t('reports.deleted', { count: asked ?? 0 }));
    } finally {
      await queries.invalidateQueries({ queryKey: ['reports'] });
    }
  };
  const words = filters.map((filter) => [filter.label, shownOf(filter, table.filters, short)] as const)
    .flatMap(([label, values]) => (values ? [`${label}: ${values.join(', ')}`] : []))
    .concat(table.filters.search ?? []);
  const shown = { count: asked ?? 0, total: number(asked ?? 0) };
  return (
    <>
      <Button component="a" href={address(path, { ...table.filters })} download variant="default" leftSection={<IconDownload size={16} />}>{t('reports.csv')}</Button>
      {mayChange && (
        <Button variant="default" disabled={count === 0} leftSection={<IconTrash size={16} />} onClick={() => setAsked(count)}>{t('reports.delete')}</Button>
      )}
      <ConfirmDialog
        opened={asked !== null}
        title={t('reports.deleteTitle', shown)}
        text={t(filtered ? 'reports.deleteFiltered' : 'reports.deleteAll', { filter: words.join('; ') })}
        typed={String(asked ?? '')}
        action={t('reports.delete')}
        onConfirm={run}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
