// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Skeleton } from '@mantine/core';
import { ErrorNotice, StateMessage } from '@rostrum/kit';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Listed } from '../api/contract';
import { BulkBar, type BulkAction } from './BulkBar';
import classes from './DataTable.module.css';
import type { Filter } from './filters';
import { TableFoot } from './TableFoot';
import { useDensity, useShownColumns } from './tableLook';
import { TableTools } from './TableTools';
import type { Table } from './useTable';

export interface Column<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Field by which the server sorts; absent: not sorted by this. */
  sort?: string;
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
  numeric?: boolean;
  /** What the head shows in place of the title, for columns of one sign. */
  head?: ReactNode;
  /** Left out on phones, where the row's drawer or page has it. */
  wideOnly?: boolean;
}

export interface DataTableProps<T> {
  /** Name under which the browser remembers the columns. */
  id: string;
  /** What screen readers call it. */
  label: string;
  table: Table;
  /** The first is the row's name: it carries the link and cannot be hidden. */
  columns: readonly Column<T>[];
  answer: { data: Listed<T> | undefined; error: unknown; isPlaceholderData: boolean; refetch: () => unknown };
  rowId: (row: T) => string;
  /** Address of the row's drawer, below the panel; absent: rows do not open. */
  rowTo?: (row: T) => string;
  /** Name of the row in words, for its check box. */
  rowName?: (row: T) => string;
  filters?: readonly Filter[];
  /** Placeholder of the search field; absent: no search. The filter is called `search`. */
  search?: string;
  bulk?: readonly BulkAction[];
  /** What may be done to one row, at its end. */
  rowAction?: (row: T) => ReactNode;
  /** Whether something can be done with this row at once with others; absent: with each. */
  selectable?: (row: T) => boolean;
  /** Tools of this table, for example export. */
  tools?: ReactNode;
  /** What would be here, and the first action (ux.md section 4); shown where no filter hides anything. */
  empty: { title: string; text: string; action?: ReactNode };
}

/** A table of any length: the server pages, sorts and filters; a row opens its drawer; cards on phones. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { t } = useTranslation();
  const { table, answer, columns, rowId } = props;
  const [density] = useDensity();
  const [shown] = useShownColumns(props.id);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const visible = columns.filter((column, index) => index === 0 || (shown[column.id] ?? !column.hidden));
  const rows = answer.data?.list ?? [];
  const choices = rows.filter((row) => props.selectable?.(row) ?? true).map(rowId);
  const marked = choices.filter((id) => selected.has(id));
  const filtered = Object.keys(table.filters).length > 0;
  const bulk = props.bulk && props.bulk.length > 0 ? props.bulk : null;
  const toggle = (id: string) => setSelected((before) => (before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id])));
  return (
    <section className={classes.frame} aria-label={props.label}>
      {bulk && marked.length > 0
        ? <BulkBar actions={bulk} ids={marked} onDone={() => setSelected(new Set())} />
        : <TableTools {...props} />}
      {answer.error !== null && (
        <div className={classes.failure}><ErrorNotice title={t('table.failed')} error={answer.error} onRetry={() => void answer.refetch()} /></div>
      )}
      {answer.data && rows.length === 0 ? (
        filtered
          ? <StateMessage kind="missing" title={t('table.noneTitle')} text={t('table.noneText')} />
          : <StateMessage kind="empty" title={props.empty.title} text={props.empty.text} action={props.empty.action} />
      ) : !answer.data ? (
        answer.error === null && <Loading />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table} role="table" data-density={density} data-stale={answer.isPlaceholderData || undefined} aria-busy={answer.isPlaceholderData}>
            <thead role="rowgroup">
              <tr role="row">
                {bulk && (
                  <th role="columnheader" className={classes.check}>
                    <Checkbox
                      size="xs"
                      aria-label={t('table.selectPage')}
                      checked={choices.length > 0 && marked.length === choices.length}
                      indeterminate={marked.length > 0 && marked.length < choices.length}
                      onChange={(event) => setSelected(new Set(event.currentTarget.checked ? choices : []))}
                    />
                  </th>
                )}
                {visible.map((column) => <HeadCell key={column.id} column={column} table={table} />)}
                {props.rowAction && <th role="columnheader" className={classes.action}><span className={classes.hidden}>{t('table.actions')}</span></th>}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                <tr role="row" key={rowId(row)} data-selected={selected.has(rowId(row)) || undefined} data-opens={props.rowTo ? true : undefined}>
                  {bulk && (
                    <td role="cell" className={classes.check}>
                      {choices.includes(rowId(row)) && (
                        <Checkbox
                          size="xs"
                          aria-label={t('table.selectRow', { name: props.rowName?.(row) ?? rowId(row) })}
                          checked={selected.has(rowId(row))}
                          onChange={() => toggle(rowId(row))}
                        />
                      )}
                    </td>
                  )}
                  {visible.map((column, index) => (
                    <td role="cell" key={column.id} data-numeric={column.numeric} data-wide={column.wideOnly} data-title={column.title} data-name={index === 0 || undefined}>
                      <span>{index === 0 && props.rowTo ? <Link className={classes.open} to={props.rowTo(row)}>{column.cell(row)}</Link> : column.cell(row)}</span>
                    </td>
                  ))}
                  {props.rowAction && <td role="cell" className={classes.action}>{props.rowAction(row)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.data && answer.data.cnt > 0 && <TableFoot table={table} count={answer.data.cnt} />}
    </section>
  );
}

function HeadCell<T>({ column, table }: { column: Column<T>; table: Table }) {
  const sorted = column.sort !== undefined && table.sort === column.sort;
  const Icon = !sorted ? IconArrowsSort : table.descending ? IconArrowDown : IconArrowUp;
  return (
    <th role="columnheader" data-numeric={column.numeric} data-wide={column.wideOnly} aria-sort={sorted ? (table.descending ? 'descending' : 'ascending') : undefined}>
      {column.sort === undefined ? column.head ?? column.title : (
        <button type="button" className={classes.sort} data-sorted={sorted || undefined} onClick={() => table.sortBy(column.sort!)}>
          {column.title}<Icon size={14} stroke={2} aria-hidden />
        </button>
      )}
    </th>
  );
}

const LINES = [0, 1, 2, 3, 4, 5, 6, 7];

function Loading() {
  const { t } = useTranslation();
  return <div className={classes.loading} role="status" aria-label={t('kit.loading')}>{LINES.map((line) => <Skeleton key={line} height={20} />)}</div>;
}
