// SPDX-License-Identifier: Apache-2.0
import { api } from '@rostrum/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

export const PAGE_SIZE = 25;
/** Running and stopped change by themselves. */
const REFRESH_MS = 10_000;

/** One page, counted from 1, of the rooms that the signed-in person sees. */
export function useRooms(search: string, page: number, size = PAGE_SIZE) {
  return useQuery({
    queryKey: ['rooms', 'list', search, page, size],
    queryFn: () => api.conferences(search, page, size),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

export function useRoom(id: string | undefined) {
  return useQuery({ queryKey: ['rooms', 'one', id], queryFn: () => api.conference(id!), enabled: id !== undefined });
}

export function useDeleteRoom() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.deleteConference(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rooms', 'list'] }),
  });
}
