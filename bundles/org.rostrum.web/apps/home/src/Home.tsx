// SPDX-License-Identifier: Apache-2.0
import { Center, Loader } from '@mantine/core';
import { api } from '@rostrum/api';
import { ErrorState, PublicFrame, useLoad, withTexts } from '@rostrum/kit';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Footer } from './Footer';
import { GuestContent } from './guest/GuestContent';
import { SignInLink } from './guest/SignInLink';

// Apart, with their texts, so that a guest waits for nothing that he does not see.
const SetupPage = lazy(() =>
  withTexts(withTexts(import('./setup/SetupPage'), import('./i18n/setup.en.json')), import('@rostrum/kit/locales/passwords.en.json')));
const AuthorizePage = lazy(() => withTexts(import('./authorize/AuthorizePage'), import('./i18n/authorize.en.json')));
const ConnectionPage = lazy(() => withTexts(import('./connection/ConnectionPage'), import('./i18n/connection.en.json')));
const UnknownPage = lazy(() => withTexts(import('./UnknownPage'), import('./i18n/unknown.en.json')));
const SignInPage = lazy(() => import('./signin/SignInPage'));

/** Guest page, sign-in and set-up: the address tells which; an unfinished set-up comes before all (80/UGP-3). */
export function Home() {
  const { t } = useTranslation();
  const { data: page, error, reload } = useLoad(api.guestPage);
  const signingIn = location.pathname === '/sign-in';
  return (
    <PublicFrame
      company={page?.company_name}
      languages={page?.languages}
      actions={page && !page.setup_required && !signingIn && <SignInLink />}
      footer={page && <Footer page={page} />}
    >
      {error ? (
        <ErrorState title={t('home.loadFailed')} error={error} onRetry={reload} />
      ) : !page ? (
        <Center><Loader aria-label={t('kit.loading')} /></Center>
      ) : page.setup_required || location.pathname === '/setup' ? (
        <Suspense><SetupPage page={page} /></Suspense>
      ) : signingIn ? (
        <Suspense><SignInPage /></Suspense>
      ) : location.pathname === '/connection-test' ? (
        <Suspense><ConnectionPage /></Suspense>
      ) : location.pathname === '/oauth2/authorize' ? (
        <Suspense><AuthorizePage /></Suspense>
      ) : location.pathname === '/' ? (
        <GuestContent page={page} />
      ) : (
        <Suspense><UnknownPage /></Suspense>
      )}
    </PublicFrame>
  );
}
