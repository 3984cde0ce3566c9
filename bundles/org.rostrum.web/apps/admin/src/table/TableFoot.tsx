// SPDX-License-Identifier: Apache-2.0
import { NativeSelect, Pagination } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTime } from '../time/useTime';
import classes from './DataTable.module.css';
import { PAGE_SIZES } from './tableQuery';
import type { Table } from './useTable';

/** Total count (60/REP-3), rows on a page, pages. */
export function TableFoot({ table, count }: { table: Table; count: number }) {
  const { t } = useTranslation();
  const { number } = useTime();
  const pages = Math.ceil(count / table.pageSize);
  const first = (table.page - 1) * table.pageSize + 1;
  const shown = { first: number(first), last: number(Math.min(count, first + table.pageSize - 1)), total: number(count), count };
  return (
    <footer className={classes.foot}>
      <span className={classes.count}>{pages > 1 && table.page <= pages ? t('table.range', shown) : t('table.total', shown)}</span>
      {count > PAGE_SIZES[0] && (
        <NativeSelect
          size="xs"
          aria-label={t('table.pageSize')}
          value={String(table.pageSize)}
          onChange={(event) => table.setPageSize(Number(event.currentTarget.value))}
          data={PAGE_SIZES.map((size) => ({ value: String(size), label: t('table.perPage', { count: size }) }))}
        />
      )}
      {pages > 1 && (
        <Pagination
          className={classes.pages!}
          size="sm"
          value={table.page}
          onChange={table.setPage}
          total={pages}
          siblings={1}
          getControlProps={(control) => ({ 'aria-label': t(`table.page.${control}`) })}
          getItemProps={(number) => ({ 'aria-label': t('table.page.number', { number }) })}
        />
      )}
    </footer>
  );
}
