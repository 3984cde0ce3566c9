// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { api } from '@rostrum/api';
import { useLoad, withTexts } from '@rostrum/kit';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

// What rings is loaded for those only whom somebody can call.
const IncomingCall = lazy(() => withTexts(
  import('@rostrum/kit/calls').then((calls) => ({ default: calls.IncomingCall })), import('@rostrum/kit/locales/calls.en.json')));

/** "Sign in" at the top (80/UGP-5 row 1); for whoever is signed in already, the way to the personal area, and who calls him. */
export function SignInLink() {
  const { t } = useTranslation();
  const { data: me, error } = useLoad(api.me);
  if (me === undefined && !error) return null;
  return me ? (
    <>
      <Button component="a" href="/me/" variant="default">{t('home.personalArea')}</Button>
      <Suspense><IncomingCall /></Suspense>
    </>
  ) : (
    <Button component="a" href="/sign-in">{t('home.signIn')}</Button>
  );
}
