// SPDX-License-Identifier: Apache-2.0
import { Button, PasswordInput, Stack } from '@mantine/core';
import { api } from '@rostrum/api';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../feedback/ErrorNotice';
import { toast } from '../feedback/toasts';
import { useFields } from '../form/useFields';
import { usePasswordRules } from './passwordRules';

const EMPTY = { old_password: '', password: '', again: '' };

/** The own password, with the rules of new ones; the old one is asked, so that a forgotten browser gives nobody the account. */
export function PasswordForm() {
  const { t } = useTranslation();
  const rules = usePasswordRules();
  const form = useFields({
    initial: EMPTY,
    check: ({ old_password, password, again }) => ({
      ...(!old_password && { old_password: 'required' }), ...(!password && { password: 'required' }), ...(again !== password && { again: 'passwordsDiffer' }),
    }),
    fieldOf: (error) => (error.reason === 'oldPasswordWrong' ? 'old_password' : error.location === 'password' ? 'password' : null),
    submit: async ({ old_password, password }) => {
      await api.changePassword(old_password, password);
      toast('success', t('passwordRules.changed'));
    },
  });
  const eye = { 'aria-label': t('passwordRules.show'), tabIndex: 0 };
  return (
    <form onSubmit={(event) => void form.send(event)} noValidate>
      <Stack gap="md" maw="24rem">
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <PasswordInput {...form.text('old_password')} label={t('passwordRules.old')} autoComplete="current-password" visibilityToggleButtonProps={eye} />
        <PasswordInput {...form.text('password')} label={t('passwordRules.new')} description={rules} autoComplete="new-password"
          visibilityToggleButtonProps={eye} />
        <PasswordInput {...form.text('again')} label={t('passwordRules.again')} autoComplete="new-password" visibilityToggleButtonProps={eye} />
        <div><Button type="submit" variant="default" loading={form.busy}>{t('passwordRules.change')}</Button></div>
      </Stack>
    </form>
  );
}
