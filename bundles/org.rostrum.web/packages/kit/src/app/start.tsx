// SPDX-License-Identifier: Apache-2.0
import '../styles.css';
import { MantineProvider } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ToastHost } from '../feedback/ToastHost';
import { startI18n, type Texts } from '../i18n/i18n';
import { cssVariables, theme } from '../theme/theme';
import { CrashBoundary } from './CrashBoundary';

const RETRIES = 2;

/** Refusals are answers and not repeated; only an unreachable server is asked again. */
const retry = (failures: number, error: unknown) => failures < RETRIES && error instanceof ApiError && error.status === 0;

/** Everything an application needs around its pages: theme, queries, toasts, the boundary for its own faults. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <CrashBoundary>
        {children}
        <ToastHost />
      </CrashBoundary>
    </MantineProvider>
  );
}

/** Starts an application in `#root` with its English texts. */
export async function startApplication(page: ReactNode, english: Texts): Promise<void> {
  await startI18n(english);
  const queries = new QueryClient({ defaultOptions: { queries: { retry, staleTime: 5_000 } } });
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Providers>{page}</Providers>
      </QueryClientProvider>
    </StrictMode>,
  );
}
