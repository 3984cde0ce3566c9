// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { api } from '@rostrum/api';
import { useLoad } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** "Sign in" at the top (80/UGP-5 row 1); for whoever is signed in already, the way to the personal area. */
export function SignInLink() {
  const { t } = useTranslation();
  const { data: me, error } = useLoad(api.me);
  if (me === undefined && !error) return null;
  return me ? (
    <Button component="a" href="/me/" variant="default">{t('home.personalArea')}</Button>
  ) : (
    <Button component="a" href="/sign-in">{t('home.signIn')}</Button>
  );
}
