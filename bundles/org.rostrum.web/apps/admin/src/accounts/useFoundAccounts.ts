// SPDX-License-Identifier: Apache-2.0
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { User } from '../api/contract';
import { panel } from '../api/panel';

const TYPING_MS = 250;
const SHOWN = 20;

/** Accounts whose ID, name or e-mail has what is being typed; none while nothing is. */
export function useFoundAccounts(typed: string): readonly User[] {
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data } = useQuery({
    queryKey: ['users', 'found', search],
    queryFn: () => panel.users({ page: 1, page_size: SHOWN, search }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  return search === '' ? [] : data?.list ?? [];
}
