// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { administratorsApi, type Role } from './administratorsApi';
import { RolesField } from './RolesField';
import classes from './administrators.module.css';

/** Dialog that creates an administrator. */
export function NewAdministrator({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields({
    initial: { login: '', display_name: '', password: '', roles: ['admin'] as Role[] },
    check: ({ login, password, roles }) => ({
      ...(!login.trim() && { login: 'required' }), ...(!password && { password: 'required' }), ...(roles.length === 0 && { roles: 'roleNeeded' }),
    }),
    submit: async ({ login, ...rest }) => {
      await administratorsApi.create({ login: login.trim(), ...rest });
      await queries.invalidateQueries({ queryKey: ['administrators'] });
      toast('success', t('administrators.created'));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('administrators.new')} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <TextInput {...form.text('login')} label={t('administrators.login')} description={t('administrators.loginHelp')} autoComplete="off" autoCapitalize="off" spellCheck={false} data-autofocus />
        <TextInput {...form.text('display_name')} label={t('administrators.displayName')} autoComplete="off" maxLength={240} />
        <PasswordInput {...form.text('password')} label={t('administrators.password')} description={t('administrators.passwordHelp')} autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('administrators.showPassword'), tabIndex: 0 }} />
        <RolesField value={form.values.roles} onChange={(roles) => form.set('roles', roles)} reason={form.errors.roles} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
          <Button type="submit" loading={form.busy}>{t('administrators.create')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
