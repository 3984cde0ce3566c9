// SPDX-License-Identifier: Apache-2.0
import { Button, PasswordInput } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { panel } from '../api/panel';
import classes from './Self.module.css';

const EMPTY = { old_password: '', password: '', again: '' };

/** The administrator's own password; the old one is asked, so that a forgotten browser gives nobody the account. */
export function PasswordForm() {
  const { t } = useTranslation();
  const form = useFields({
    initial: EMPTY,
    check: ({ old_password, password, again }) => ({
      ...(!old_password && { old_password: 'required' }), ...(!password && { password: 'required' }), ...(again !== password && { again: 'passwordsDiffer' }),
    }),
    fieldOf: (error) => (error.reason === 'oldPasswordWrong' ? 'old_password' : error.location === 'password' ? 'password' : null),
    submit: async ({ old_password, password }) => {
      await panel.changePassword({ old_password, password });
      toast('success', t('mySignIn.passwordChanged'));
    },
  });
  const eye = { 'aria-label': t('signIn.showPassword'), tabIndex: 0 };
  return (
    <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <PasswordInput {...form.text('old_password')} label={t('mySignIn.oldPassword')} autoComplete="current-password" visibilityToggleButtonProps={eye} />
      <PasswordInput {...form.text('password')} label={t('mySignIn.newPassword')} autoComplete="new-password" visibilityToggleButtonProps={eye} />
      <PasswordInput {...form.text('again')} label={t('mySignIn.again')} autoComplete="new-password" visibilityToggleButtonProps={eye} />
      <div><Button type="submit" variant="default" loading={form.busy}>{t('mySignIn.changePassword')}</Button></div>
    </form>
  );
}
