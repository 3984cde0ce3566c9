// SPDX-License-Identifier: Apache-2.0
import type { Listed } from '../api/contract';
import type { TableQuery } from '../table/tableQuery';
import type { Group } from './groupsApi';

/** The part of the groups that a table shows. The server names all at once; by ID they are in its order, predefined ones first. */
export function listed(groups: readonly Group[], { page, pageSize, sort, descending, filters }: TableQuery): Listed<Group> {
  const wanted = (filters.search?.[0] ?? '').trim().toLocaleLowerCase();
  const found = groups.filter(({ display_name }) => display_name.toLocaleLowerCase().includes(wanted));
  const sorted = sort === 'name' ? [...found].sort((one, other) => one.display_name.localeCompare(other.display_name)) : found;
  const ordered = descending ? [...sorted].reverse() : sorted;
  return { cnt: ordered.length, list: ordered.slice((page - 1) * pageSize, page * pageSize) };
}
