// SPDX-License-Identifier: Apache-2.0
import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { reasonText } from '@rostrum/kit';
import { usePasswordRules } from '@rostrum/kit/password';
import { useTranslation } from 'react-i18next';
import type { Setup } from './useSetup';

const ERROR_PROPS = { role: 'alert' };

/** The code proves that whoever sets up the server can read its console. */
export function CodeStep({ setup: { draft, change, errors } }: { setup: Setup }) {
  const { t } = useTranslation();
  return (
    <TextInput
      size="md"
      label={t('setup.code.label')}
      description={t('setup.code.help')}
      value={draft.code}
      onChange={(event) => change({ code: event.currentTarget.value })}
      error={errors['code'] && reasonText(t, errors['code'])}
      errorProps={ERROR_PROPS}
      autoComplete="one-time-code"
      spellCheck={false}
      data-autofocus
      autoFocus
    />
  );
}

export function ServerStep({ setup: { draft, change, errors } }: { setup: Setup }) {
  const { t } = useTranslation();
  return (
    <TextInput
      size="md"
      label={t('setup.server.label')}
      description={t('setup.server.help')}
      placeholder="video.example.com"
      value={draft.server_name}
      onChange={(event) => change({ server_name: event.currentTarget.value })}
      error={errors['server_name'] && reasonText(t, errors['server_name'])}
      errorProps={ERROR_PROPS}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      autoFocus
    />
  );
}

export function AdministratorStep({ setup: { draft, change, errors, foreignAddress } }: { setup: Setup }) {
  const { t } = useTranslation();
  const { administrator } = draft;
  const rules = usePasswordRules();
  return (
    <>
      <TextInput
        size="md"
        label={t('setup.administrator.login')}
        value={administrator.login}
        onChange={(event) => change({ administrator: { ...administrator, login: event.currentTarget.value } })}
        error={errors['administrator.login'] && reasonText(t, errors['administrator.login'])}
        errorProps={ERROR_PROPS}
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
      />
      <PasswordInput
        size="md"
        label={t('setup.administrator.password')}
        description={rules || t('setup.administrator.passwordHelp')}
        value={administrator.password}
        onChange={(event) => change({ administrator: { ...administrator, password: event.currentTarget.value } })}
        error={errors['administrator.password'] && reasonText(t, errors['administrator.password'])}
        errorProps={ERROR_PROPS}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        autoFocus
      />
      {foreignAddress && (
        <Checkbox
          label={t('setup.administrator.allowAddress', { address: foreignAddress })}
          description={t('setup.administrator.allowAddressHelp')}
          checked={draft.allow_address}
          onChange={(event) => change({ allow_address: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
