// SPDX-License-Identifier: Apache-2.0
import type { Table } from '../table/useTable';

/** What is asked of somebody's history: the table's words in those of the server. */
export function historyQuery({ page, pageSize, descending, filters }: Pick<Table, 'page' | 'pageSize' | 'descending' | 'filters'>) {
  const one = (name: string) => filters[name]?.[0];
  return {
    search: one('search'), type: one('type'), date_from: one('from'), date_to: one('to'), sort_order: descending ? 1 : 0, page, page_size: pageSize,
  };
}
