// SPDX-License-Identifier: Apache-2.0
import { Button, Drawer, TextInput } from '@mantine/core';
import { errorText, ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Facts } from '../common/Facts';
import { Notice } from '../common/Notice';
import { Time } from '../common/Time';
import { type Administrator, administratorsApi } from './administratorsApi';
import { DangerZone } from './DangerZone';
import { NewPassword } from './NewPassword';
import { RolesField } from './RolesField';
import classes from './administrators.module.css';

/** One administrator: name and roles, password, lock, second factor, end. */
export function AdministratorDrawer({ administrator, onClose }: { administrator: Administrator; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { login, display_name, roles, locked_until } = administrator;
  const refresh = () => queries.invalidateQueries({ queryKey: ['administrators'] });
  const form = useFields({
    initial: { display_name, roles },
    check: (values) => (values.roles.length === 0 ? { roles: 'roleNeeded' } : {}),
    submit: async (values) => {
      await administratorsApi.change(login, values);
      await refresh();
      toast('success', t('administrators.saved'));
    },
  });
  const unlock = useMutation({
    mutationFn: () => administratorsApi.unlock(login),
    onSuccess: () => toast('success', t('administrators.unlocked')),
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: refresh,
  });
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<span translate="no">{display_name || login}</span>} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      {locked_until !== null && locked_until > Date.now() / 1000 && (
        <div style={{ marginBlockEnd: '1rem' }}>
          <Notice tone="warning" action={<Button size="xs" variant="default" loading={unlock.isPending} onClick={() => unlock.mutate()}>{t('administrators.unlock')}</Button>}>
            {t('administrators.lockedUntil')} <Time at={locked_until} />
          </Notice>
        </div>
      )}
      <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
        <Facts rows={[
          [t('administrators.login'), <span key="l" translate="no">{login}</span>],
          [t('administrators.createdAt'), <Time key="c" at={administrator.created_at} />],
        ]} />
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <TextInput {...form.text('display_name')} label={t('administrators.displayName')} autoComplete="off" maxLength={240} />
        <RolesField value={form.values.roles} onChange={(next) => form.set('roles', next)} reason={form.errors.roles} />
        <div className={classes.actions}><Button type="submit" loading={form.busy}>{t('administrators.save')}</Button></div>
      </form>
      <NewPassword login={login} />
      <DangerZone administrator={administrator} onChanged={refresh} onDeleted={onClose} />
    </Drawer>
  );
}
