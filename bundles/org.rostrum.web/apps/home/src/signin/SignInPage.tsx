// SPDX-License-Identifier: Apache-2.0
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { api } from '@rostrum/api';
import { FormFailure, Panel, useFields, useTitle } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { returnAddress } from './returnAddress';

/** Sign-in of accounts (80/UPA-4); leads back to the page that asked (80/UPA-6). */
export default function SignInPage() {
  const { t } = useTranslation();
  useTitle(t('signIn.title'));
  const form = useFields({
    initial: { login: '', password: '' },
    check: ({ login, password }) => ({ ...(!login.trim() && { login: 'required' }), ...(!password && { password: 'required' }) }),
    submit: async ({ login, password }) => {
      await api.signIn(login.trim(), password);
      location.assign(returnAddress(location.search));
    },
  });
  return (
    <Panel narrow>
      <form onSubmit={(event) => void form.send(event)} noValidate>
        <Stack gap="md">
          <div>
            <h1 style={{ margin: 0 }}>{t('signIn.title')}</h1>
            <p style={{ margin: '0.25rem 0 0', color: 'var(--rs-quiet)' }}>{t('signIn.text')}</p>
          </div>
          <FormFailure text={form.failureText} />
          <TextInput {...form.text('login')} size="md" label={t('signIn.login')} autoComplete="username" autoCapitalize="off" spellCheck={false} autoFocus />
          <PasswordInput
            {...form.text('password')}
            size="md"
            label={t('signIn.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          />
          <Button type="submit" size="md" mt="sm" loading={form.busy}>{t('signIn.action')}</Button>
        </Stack>
      </form>
    </Panel>
  );
}
