// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, PasswordInput, TextInput } from '@mantine/core';
import { reasonText } from '@rostrum/kit';
import { usePasswordRules } from '@rostrum/kit/password';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './SetupPage.module.css';
import type { AccountDraft } from './setupDraft';
import type { Setup } from './useSetup';

/** The first people of the server; may stay empty. */
export function AccountsStep({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  return (
    <>
      {setup.draft.accounts.map((account, index) => <Account key={account.key} account={account} index={index} setup={setup} />)}
      {setup.draft.accounts.length === 0 && <p className={classes.stepText}>{t('setup.accounts.none')}</p>}
      <Button variant="subtle" leftSection={<IconPlus size={16} />} onClick={setup.addAccount} className={classes.add}>
        {t('setup.accounts.add')}
      </Button>
    </>
  );
}

function Account({ account, index, setup }: { account: AccountDraft; index: number; setup: Setup }) {
  const { t } = useTranslation();
  const number = index + 1;
  const rules = usePasswordRules();
  const field = (name: 'login' | 'display_name' | 'email' | 'password') => {
    const reason = setup.errors[`accounts.${index}.${name}`];
    return {
      value: account[name],
      onChange: (event: { currentTarget: { value: string } }) => setup.changeAccount(account.key, { [name]: event.currentTarget.value }),
      error: reason ? reasonText(t, reason) : null,
      errorProps: { role: 'alert' },
      spellCheck: false,
    };
  };
  return (
    <fieldset className={classes.account}>
      <legend className={classes.legend}>
        {t('setup.accounts.person', { number })}
        <ActionIcon variant="subtle" color="gray" aria-label={t('setup.accounts.remove', { number })} onClick={() => setup.removeAccount(account.key)}>
          <IconTrash size={16} />
        </ActionIcon>
      </legend>
      <TextInput {...field('display_name')} label={t('setup.accounts.personName')} autoComplete="off" />
      <TextInput {...field('login')} label={t('setup.accounts.login')} autoComplete="off" autoCapitalize="off" />
      <TextInput {...field('email')} label={t('setup.accounts.email')} type="email" autoComplete="off" />
      <PasswordInput
        {...field('password')}
        label={t('setup.accounts.password')}
        description={rules}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
      />
    </fieldset>
  );
}
