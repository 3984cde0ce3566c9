// SPDX-License-Identifier: Apache-2.0
import { Button, PasswordInput } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { usePasswordRules } from '@rostrum/kit/password';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { administratorsApi } from './administratorsApi';
import classes from './administrators.module.css';

/** Sets another password; whoever is signed in with the old one is signed out. */
export function NewPassword({ login }: { login: string }) {
  const { t } = useTranslation();
  const id = useId();
  const rules = usePasswordRules();
  const form = useFields({
    initial: { password: '' },
    check: ({ password }) => (password ? {} : { password: 'required' }),
    submit: async ({ password }) => {
      await administratorsApi.setPassword(login, password);
      form.set('password', '');
      toast('success', t('administrators.passwordSet'));
    },
  });
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 className={classes.sectionTitle} id={id}>{t('administrators.newPassword')}</h2>
      <p className={classes.sectionText}>{t('administrators.newPasswordText')}</p>
      <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <PasswordInput {...form.text('password')} label={t('administrators.newPassword')} description={rules} autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('administrators.showPassword'), tabIndex: 0 }} />
        <div className={classes.actions}><Button type="submit" variant="default" loading={form.busy}>{t('administrators.setPassword')}</Button></div>
      </form>
    </section>
  );
}
