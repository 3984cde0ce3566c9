// SPDX-License-Identifier: Apache-2.0
import { PasswordInput, Switch, TextInput } from '@mantine/core';
import type { useFields } from '@rostrum/kit';
import { usePasswordRules } from '@rostrum/kit/password';
import { useTranslation } from 'react-i18next';
import type { AccountDraft } from './accountDraft';
import classes from './Accounts.module.css';

/** Profile, password and state of an account. */
export function AccountFields({ form, existing }: { form: ReturnType<typeof useFields<AccountDraft>>; existing: boolean }) {
  const { t } = useTranslation();
  const rules = usePasswordRules();
  return (
    <div className={classes.fields}>
      {!existing && <TextInput {...form.text('login_name')} label={t('accounts.login')} description={t('accounts.loginHelp')} required autoComplete="off" autoCapitalize="off" spellCheck={false} data-autofocus />}
      <TextInput {...form.text('display_name')} label={t('accounts.displayName')} required autoComplete="off" />
      <div className={classes.pair}>
        <TextInput {...form.text('first_name')} label={t('accounts.firstName')} autoComplete="off" />
        <TextInput {...form.text('last_name')} label={t('accounts.lastName')} autoComplete="off" />
      </div>
      <TextInput {...form.text('email')} type="email" label={t('accounts.email')} autoComplete="off" />
      <TextInput {...form.text('company')} label={t('accounts.company')} autoComplete="off" />
      <div className={classes.pair}>
        <TextInput {...form.text('mobile_phone')} type="tel" label={t('accounts.mobilePhone')} autoComplete="off" />
        <TextInput {...form.text('work_phone')} type="tel" label={t('accounts.workPhone')} autoComplete="off" />
      </div>
      <PasswordInput
        {...form.text('password')}
        label={t(existing ? 'accounts.newPassword' : 'accounts.password')}
        description={`${t(existing ? 'accounts.newPasswordHelp' : 'accounts.passwordHelp')} ${rules}`}
        required={!existing}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
      />
      <Switch
        label={t('accounts.activeField')}
        description={t('accounts.activeHelp')}
        checked={form.values.is_active}
        onChange={(event) => form.set('is_active', event.currentTarget.checked)}
      />
    </div>
  );
}
