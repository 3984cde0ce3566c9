// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { panel } from '../api/panel';
import { PageDrawer } from '../frame/PageDrawer';
import { accountFieldOf, checkAccount, emptyAccount, newAccountOf } from './accountDraft';
import { AccountFields } from './AccountFields';

const FORM = 'new-account';

/** A new account. */
export function NewAccountDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields({
    initial: emptyAccount,
    check: (draft) => checkAccount(draft, false),
    fieldOf: accountFieldOf,
    submit: async (draft) => {
      const made = await panel.createUser(newAccountOf(draft));
      await queries.invalidateQueries({ queryKey: ['users'] });
      toast('success', t('accounts.made', { name: made.display_name || made.id }));
      onClose();
    },
  });
  return (
    <PageDrawer
      opened
      title={t('accounts.new')}
      onClose={onClose}
      dirty={form.dirty && !form.busy}
      actions={(
        <>
          <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
          <Button type="submit" form={FORM} loading={form.busy}>{t('accounts.make')}</Button>
        </>
      )}
    >
      <form id={FORM} onSubmit={(event) => void form.send(event)} noValidate>
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <AccountFields form={form} existing={false} />
      </form>
    </PageDrawer>
  );
}
