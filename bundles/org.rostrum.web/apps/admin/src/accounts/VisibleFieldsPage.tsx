// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Skeleton } from '@mantine/core';
import { ErrorState, PageHead, toast, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormPage, FormSection } from '../form/FormPage';
import classes from './Accounts.module.css';
import { accountsApi, type VisibleField } from './accountsApi';

/** Users → Displaying fields (30/FLD-1…4): which fields of profiles others see. */
export default function VisibleFieldsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['visible-fields'], queryFn: accountsApi.visibleFields });
  return (
    <>
      <PageHead title={t('visibleFields.title')} text={t('visibleFields.text')} />
      {error ? <ErrorState title={t('visibleFields.loadFailed')} error={error} onRetry={() => void refetch()} />
        : data ? <Editor fields={data} /> : <Skeleton height={480} role="status" aria-label={t('kit.loading')} />}
    </>
  );
}

interface Draft {
  fields: readonly Pick<VisibleField, 'field' | 'shown' | 'federated'>[];
}
const draftOf = (fields: readonly VisibleField[]): Draft => ({ fields: fields.map(({ field, shown, federated }) => ({ field, shown, federated })) });

function Editor({ fields }: { fields: readonly VisibleField[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields<Draft>({
    initial: draftOf(fields),
    submit: async (draft) => {
      queries.setQueryData(['visible-fields'], await accountsApi.changeVisibleFields(draft.fields));
      toast('success', t('visibleFields.saved'));
    },
  });
  const toggle = (name: string, change: Partial<VisibleField>) =>
    form.set('fields', form.values.fields.map((field) => (field.field === name ? { ...field, ...change } : field)));
  return (
    <FormPage form={form}>
      <FormSection title={t('visibleFields.section')} text={t('visibleFields.guests')}>
        <table className={classes.visible}>
          <thead>
            <tr><th scope="col">{t('visibleFields.field')}</th><th scope="col">{t('visibleFields.shown')}</th><th scope="col">{t('visibleFields.federated')}</th></tr>
          </thead>
          <tbody>
            {form.values.fields.map(({ field, shown, federated }) => {
              const name = t(field === 'id' || field === 'email' ? `visibleFields.names.${field}` : `profile.fields.${field}`);
              return (
                <tr key={field}>
                  <th scope="row">{name}</th>
                  <td><Checkbox aria-label={t('visibleFields.shownOf', { name })} checked={shown} onChange={(event) => toggle(field, { shown: event.currentTarget.checked })} /></td>
                  <td><Checkbox aria-label={t('visibleFields.federatedOf', { name })} checked={shown && federated} disabled={!shown} onChange={(event) => toggle(field, { federated: event.currentTarget.checked })} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </FormSection>
    </FormPage>
  );
}
