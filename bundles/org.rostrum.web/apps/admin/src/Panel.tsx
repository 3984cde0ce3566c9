// SPDX-License-Identifier: Apache-2.0
import { Center, Loader } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { ErrorState, nextAddress } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { panel } from './api/panel';
import { forget } from './auth/forget';
import { MeContext } from './auth/me';
import { NotAdmitted } from './auth/NotAdmitted';
import { SignInPage } from './auth/SignInPage';
import { useRouter } from './routes';

/**
 * The panel (10/A CPC). Whoever is not signed in as administrator signs in first, at the address that he asked for, so that links lead
 * where they say (10/ACC-1).
 */
export function Panel() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: me, error, refetch } = useQuery({ queryKey: ['me'], queryFn: panel.me });
  const router = useRouter(me ?? null);
  useEffect(() => {
    // A session that ended anywhere leads to sign-in.
    const watch = (event: { query?: { state: { error: unknown } }; mutation?: { state: { error: unknown } } | undefined }) => {
      const failure = event.query?.state.error ?? event.mutation?.state.error;
      if (failure instanceof ApiError && failure.status === 401 && failure.reason === 'unauthorized' && queries.getQueryData(['me'])) {
        forget(queries);
      }
    };
    const stop = [queries.getQueryCache().subscribe(watch), queries.getMutationCache().subscribe(watch)];
    return () => stop.forEach((end) => end());
  }, [queries]);
  // Other pages of administrators, such as the system console, send people here to sign in. Only then: who is signed in already was not sent.
  const signedIn = () => {
    const next = nextAddress(location.search);
    if (next === null) void queries.invalidateQueries();
    else location.assign(next);
  };
  if (error instanceof ApiError && error.reason === 'addressNotAllowed') return <NotAdmitted />;
  if (error) return <ErrorState title={t('panel.loadFailed')} error={error} onRetry={() => void refetch()} />;
  if (me === undefined) return <Center h="100dvh"><Loader aria-label={t('kit.loading')} /></Center>;
  if (!router) return <SignInPage account={me} onSignedIn={signedIn} />;
  return <MeContext value={me}><RouterProvider router={router} /></MeContext>;
}
