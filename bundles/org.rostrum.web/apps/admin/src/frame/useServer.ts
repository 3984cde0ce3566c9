// SPDX-License-Identifier: Apache-2.0
import { api } from '@rostrum/api';
import { useQuery } from '@tanstack/react-query';
import { panel } from '../api/panel';

const LIVE_MS = 5_000;

/** State, figures and storage of the server, asked for again every 5 s while the page is seen (10/SUM-3). */
export function useDashboard() {
  return useQuery({ queryKey: ['dashboard'], queryFn: panel.dashboard, refetchInterval: LIVE_MS });
}

/** Name of this server; undefined until it is known. */
export function useServerName(): string | undefined {
  const { data: dashboard } = useDashboard();
  const { data: guestPage } = useQuery({ queryKey: ['guest-page'], queryFn: api.guestPage, staleTime: Infinity });
  return dashboard?.server.name ?? guestPage?.server_name;
}
