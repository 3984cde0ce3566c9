// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '@rostrum/api';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

const RETRIES = 2;
const FRESH_MS = 5_000;

/** Refusals are answers and not repeated; only an unreachable server is asked again. */
const retry = (failures: number, error: unknown) => failures < RETRIES && error instanceof ApiError && error.status === 0;

/**
 * Query cache of the richer applications; the small public pages do with useLoad.
 *
 * @param onSignedOut called when any operation says that nobody is signed in (any more)
 */
export function Queries({ children, onSignedOut }: { children: ReactNode; onSignedOut?: () => void }) {
  const [client] = useState(() => {
    const onError = (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) onSignedOut?.();
    };
    return new QueryClient({
      defaultOptions: { queries: { retry, staleTime: FRESH_MS } },
      queryCache: new QueryCache({ onError }),
      mutationCache: new MutationCache({ onError }),
    });
  });
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
