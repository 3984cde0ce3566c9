// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Skeleton } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { ConfirmDialog, CopyField, ErrorState, PageHead, reasonText, toast, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminAccess, Network } from '../api/contract';
import { panel } from '../api/panel';
import { useMayChange } from '../auth/me';
import { FormPage, FormSection } from '../form/FormPage';
import { covers, shortAddress } from './network';
import { NetworkTable } from './NetworkTable';
import classes from './Access.module.css';

interface Draft {
  limit_by_address: boolean;
  localhost_without_sign_in?: boolean;
  networks: readonly Network[];
}

/** Web → Security: from where this server may be administered (20/SEC-6…10, 60/SA-9). */
export default function AccessPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['admin-access'], queryFn: panel.adminAccess });
  return (
    <>
      <PageHead title={t('access.title')} text={t('access.text')} />
      {error ? <ErrorState title={t('access.failed')} error={error} onRetry={() => void refetch()} />
        : data ? <Editor access={data} /> : <Skeleton height={320} role="status" aria-label={t('kit.loading')} />}
    </>
  );
}

function Editor({ access }: { access: AdminAccess }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayChange = useMayChange();
  const [asking, setAsking] = useState(false);
  const { limit_by_address, localhost_without_sign_in, networks, your_address } = access;
  const save = async (draft: Draft, confirm: boolean) => {
    queries.setQueryData(['admin-access'], await panel.changeAdminAccess({ ...draft, networks: [...draft.networks], ...(confirm && { confirm }) }));
    toast('success', t('access.saved'));
  };
  const form = useFields<Draft>({
    initial: { limit_by_address, networks, ...(localhost_without_sign_in !== undefined && { localhost_without_sign_in }) },
    fieldOf: (error) => (error.location?.startsWith('networks') ? 'networks' : null),
    submit: async (draft) => {
      try {
        await save(draft, false);
      } catch (error) {
        if (!(error instanceof ApiError && error.reason === 'wouldLockYouOut')) throw error;
        setAsking(true);
        throw error;
      }
    },
  });
  const { values, set } = form;
  const lockedOut = values.limit_by_address && !values.networks.some((network) => covers(network, your_address));
  return (
    <FormPage form={form} readOnly={!mayChange} notice={lockedOut ? t('access.lockedOut') : null}>
      <FormSection title={t('access.filter')} text={t('access.filterText')}>
        <p className={classes.own}>{t('access.yourAddress')} <CopyField value={shortAddress(your_address)} label={t('access.yourAddress')} mono /></p>
        <Checkbox
          label={t('access.limit')}
          description={t('access.limitHelp')}
          checked={values.limit_by_address}
          onChange={(event) => set('limit_by_address', event.currentTarget.checked)}
        />
        <NetworkTable
          networks={values.networks}
          yourAddress={your_address}
          disabled={!mayChange || !values.limit_by_address}
          error={form.errors.networks ? reasonText(t, form.errors.networks) : null}
          onChange={(changed) => set('networks', changed)}
        />
      </FormSection>
      {localhost_without_sign_in !== undefined && <FormSection title={t('access.localhost')}>
        <Checkbox
          label={t('access.localhostField')}
          description={t('access.localhostHelp')}
          checked={values.localhost_without_sign_in === true}
          onChange={(event) => set('localhost_without_sign_in', event.currentTarget.checked)}
        />
      </FormSection>}
      <ConfirmDialog
        opened={asking}
        title={t('access.confirmTitle')}
        text={t('access.confirmText', { address: shortAddress(your_address) })}
        action={t('access.confirm')}
        onConfirm={async () => {
          await save(values, true);
          form.reset(values);
        }}
        onClose={() => setAsking(false)}
      />
    </FormPage>
  );
}
