// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';
import { useQuery } from '@tanstack/react-query';

export type OwnRight = components['schemas']['RightDto'];

/** The own rights from where one is now; asked again when the page is looked at again. */
export function useRights() {
  return useQuery({
    queryKey: ['rights'],
    queryFn: async () => (await request<{ rights: OwnRight[] }>('get', '/me/rights')).rights,
    staleTime: 5_000,
  });
}

/** Whether one may; true until the server has answered, which refuses anyhow. */
export function useMay(right: string): boolean {
  return useRights().data?.find((one) => one.right === right)?.granted ?? true;
}
