// SPDX-License-Identifier: Apache-2.0

/** What a table shows. */
export interface TableQuery {
  /** From 1. */
  page: number;
  pageSize: number;
  sort: string;
  descending: boolean;
  /** Name → values; only those that are set. */
  filters: Readonly<Record<string, readonly string[]>>;
}

export const PAGE_SIZES = [25, 50, 100] as const;

/** Reads a table from the address; whatever somebody typed there, it is a table afterwards. */
export function readTable(params: URLSearchParams, filters: readonly string[], first: { sort: string; descending?: boolean | undefined }): TableQuery {
  const page = Math.floor(Number(params.get('page')));
  const size = Number(params.get('size'));
  return {
    page: page >= 1 && Number.isSafeInteger(page) ? page : 1,
    pageSize: PAGE_SIZES.find((known) => known === size) ?? PAGE_SIZES[0],
    sort: params.get('sort') ?? first.sort,
    descending: params.has('sort') ? params.get('order') === '1' : (first.descending ?? false),
    filters: Object.fromEntries(filters.map((name) => [name, params.getAll(name).filter(Boolean)] as const).filter(([, values]) => values.length > 0)),
  };
}

/** The address with these parts changed and everything else as it was. */
export function writeTable(params: URLSearchParams, change: Partial<TableQuery>): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | null) => (value === null ? next.delete(name) : next.set(name, value));
  if (change.page !== undefined) put('page', change.page > 1 ? String(change.page) : null);
  if (change.pageSize !== undefined) put('size', change.pageSize === PAGE_SIZES[0] ? null : String(change.pageSize));
  if (change.sort !== undefined) {
    put('sort', change.sort);
    put('order', change.descending ? '1' : '0');
  }
  for (const [name, values] of Object.entries(change.filters ?? {})) {
    next.delete(name);
    values.forEach((value) => next.append(name, value));
  }
  return next;
}
