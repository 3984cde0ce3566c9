// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ListQuery } from '../api/contract';
import { readTable, type TableQuery, writeTable } from './tableQuery';

export interface Table extends TableQuery {
  /** What the server is asked for: page, sort and filters together. */
  query: ListQuery & Record<string, string | string[] | number | undefined>;
  setPage: (page: number) => void;
  setPageSize: (size: number) => void;
  /** Sorts by this field; once more turns the order round. */
  sortBy: (field: string) => void;
  /** Empty: not filtered by it any more. */
  setFilters: (values: Readonly<Record<string, readonly string[]>>) => void;
  clear: () => void;
  /** Search part of the page's address, for links that keep the table as it is. */
  search: string;
}

/**
 * What a table shows, kept in the address, so that it survives a reload, a drawer and being sent to somebody.
 *
 * @param filters names of the filters that this table knows; they are the server's
 */
export function useTable(filters: readonly string[], first: { sort: string; descending?: boolean }): Table {
  const [params, setParams] = useSearchParams();
  const { sort, descending } = first;
  const current = useMemo(() => readTable(params, filters, { sort, descending }), [params, filters, sort, descending]);
  const change = useCallback(
    (next: Partial<TableQuery>) => setParams((before) => writeTable(before, { page: 1, ...next }), { replace: true }), [setParams]);
  return {
    ...current,
    query: { page: current.page, page_size: current.pageSize, sort_field: current.sort, sort_order: current.descending ? 1 : 0, ...current.filters },
    setPage: (page) => change({ page }),
    setPageSize: (pageSize) => change({ pageSize }),
    sortBy: (field) => change({ sort: field, descending: current.sort === field && !current.descending }),
    setFilters: (values) => change({ filters: values }),
    clear: () => change({ filters: Object.fromEntries(filters.map((name) => [name, []])) }),
    search: params.size > 0 ? `?${params}` : '',
  };
}
