// SPDX-License-Identifier: Apache-2.0
import { MantineProvider } from '@mantine/core';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ToastHost } from '../feedback/ToastHost';
import { startI18n, type Texts } from '../i18n/i18n';
import { cssVariables, theme } from '../theme/theme';
import { CrashBoundary } from './CrashBoundary';

/** Everything an application needs around its pages: theme, toasts, the boundary for its own faults. */
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

/** Starts an application in `#root` with its English texts. The application imports the styles that it needs. */
export async function startApplication(page: ReactNode, english: Texts): Promise<void> {
  await startI18n(english);
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Providers>{page}</Providers>
    </StrictMode>,
  );
}
