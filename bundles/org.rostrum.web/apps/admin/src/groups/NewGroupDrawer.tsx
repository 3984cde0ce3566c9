// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PageDrawer } from '../frame/PageDrawer';
import classes from './groups.module.css';
import { groupsApi } from './groupsApi';

const FORM = 'new-group';

/** A new group of nobody, with the rights of users without group (30/RGT-3). */
export function NewGroupDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useFields({
    initial: { display_name: '' },
    check: ({ display_name }) => (display_name.trim() ? {} : { display_name: 'required' }),
    submit: async (draft) => {
      const made = await groupsApi.create(draft);
      form.reset(draft);
      await queries.invalidateQueries({ queryKey: ['groups'] });
      toast('success', t('groups.made', { name: made.display_name }));
      void navigate(`/users/groups/${encodeURIComponent(made.id)}`);
    },
  });
  return (
    <PageDrawer
      opened
      title={t('groups.new')}
      onClose={onClose}
      dirty={form.dirty && !form.busy}
      actions={(
        <>
          <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
          <Button type="submit" form={FORM} loading={form.busy}>{t('groups.make')}</Button>
        </>
      )}
    >
      <form id={FORM} className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <TextInput label={t('groups.name')} {...form.text('display_name')} autoComplete="off" data-autofocus />
        <p className={classes.quiet}>{t('groups.newRights')}</p>
      </form>
    </PageDrawer>
  );
}
