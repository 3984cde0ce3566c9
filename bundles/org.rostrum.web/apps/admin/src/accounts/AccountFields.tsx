// SPDX-License-Identifier: Apache-2.0
import { MultiSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { reasonText, type useFields } from '@rostrum/kit';
import { usePasswordRules } from '@rostrum/kit/password';
import { ProfileFields } from '@rostrum/kit/profile';
import { useTranslation } from 'react-i18next';
import { type AccountDraft, isUnusualLogin } from './accountDraft';
import classes from './Accounts.module.css';
import { useGroups } from './accountsApi';

/** Profile, groups, password and state of an account. */
export function AccountFields({ form, existing }: { form: ReturnType<typeof useFields<AccountDraft>>; existing: boolean }) {
  const { t } = useTranslation();
  const rules = usePasswordRules();
  const groups = useGroups();
  const options = groups.filter(({ predefined }) => !predefined).map(({ id, display_name }) => ({ value: id, label: display_name }));
  return (
    <div className={classes.fields}>
      {!existing && (
        <TextInput
          {...form.text('login_name')}
          label={t('accounts.login')}
          description={isUnusualLogin(form.values.login_name) ? t('accounts.loginUnusual') : t('accounts.loginHelp')}
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-autofocus
        />
      )}
      <TextInput {...form.text('display_name')} label={t('accounts.displayName')} required autoComplete="off" />
      <TextInput {...form.text('email')} type="email" label={t('accounts.email')} description={form.values.email.trim() === '' ? t('accounts.emailMissing') : undefined} autoComplete="off" />
      <PasswordInput
        {...form.text('password')}
        label={t(existing ? 'accounts.newPassword' : 'accounts.password')}
        description={`${t(existing ? 'accounts.newPasswordHelp' : 'accounts.passwordHelp')} ${rules}`}
        required={!existing}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
      />
      <MultiSelect
        name="groups"
        label={t('accounts.groups')}
        placeholder={form.values.groups.length === 0 ? t('accounts.noGroup') : undefined}
        data={options}
        value={[...form.values.groups]}
        onChange={(value) => form.set('groups', value)}
        error={form.errors.groups ? reasonText(t, form.errors.groups) : null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('accounts.noGroup') }}
      />
      <ProfileFields text={form.text} />
      <Switch
        label={t('accounts.activeField')}
        description={t('accounts.activeHelp')}
        checked={form.values.is_active}
        onChange={(event) => form.set('is_active', event.currentTarget.checked)}
      />
    </div>
  );
}
