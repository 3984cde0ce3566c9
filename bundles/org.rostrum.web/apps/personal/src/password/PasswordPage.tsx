// SPDX-License-Identifier: Apache-2.0
import { PageHead } from '@rostrum/kit';
import { PasswordForm } from '@rostrum/kit/password';
import { useTranslation } from 'react-i18next';

/** The person's own password (30/PWD-2). */
export function PasswordPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('personal.password')} text={t('personal.passwordText')} />
      <PasswordForm />
    </>
  );
}
