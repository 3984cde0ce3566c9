// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '@rostrum/api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

const RETRIES = 2;
const FRESH_MS = 5_000;

/** Refusals are answers and not repeated; only an unreachable server is asked again. */
const retry = (failures: number, error: unknown) => failures < RETRIES && error instanceof ApiError && error.status === 0;

/** Query cache of the richer applications; the small public pages do with useLoad. */
export function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry, staleTime: FRESH_MS } } }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
