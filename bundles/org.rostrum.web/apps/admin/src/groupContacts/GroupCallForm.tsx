// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loads } from '../common/Loads';
import { type GroupCall, groupContactsApi } from './groupContactsApi';

/** Whether a number rings the whole group, and which (30/GCP-2). */
export function GroupCallForm({ group }: { group: string }) {
  const { t } = useTranslation();
  const call = useQuery({ queryKey: ['groupCalls', group], queryFn: () => groupContactsApi.call(group) });
  return <Loads query={call} failed={t('groupContacts.loadFailed')} height={80}>{(found) => <Form key={`${found.enabled} ${found.call_id}`} call={found} />}</Loads>;
}

function Form({ call }: { call: GroupCall }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields({
    initial: { enabled: call.enabled, call_id: call.call_id },
    check: ({ call_id }) => (call_id.trim() ? {} : { call_id: 'required' }),
    submit: async ({ enabled, call_id }) => {
      await groupContactsApi.changeCall(call.group_id, { enabled, call_id: call_id.trim() });
      await queries.invalidateQueries({ queryKey: ['groupCalls'] });
      toast('success', t('groupContacts.saved'));
    },
  });
  return (
    <form onSubmit={(event) => void form.send(event)} noValidate>
      <Stack gap="sm">
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <Switch
          label={t('groupContacts.callOn')}
          description={t('groupContacts.callHelp')}
          checked={form.values.enabled}
          onChange={(event) => form.set('enabled', event.currentTarget.checked)}
        />
        <TextInput {...form.text('call_id')} label={t('groupContacts.number')} description={t('groupContacts.numberHelp')} maxLength={32} autoComplete="off" autoCapitalize="off" spellCheck={false} />
        <Group justify="flex-end"><Button type="submit" variant="default" loading={form.busy} disabled={!form.dirty}>{t('groupContacts.save')}</Button></Group>
      </Stack>
    </form>
  );
}
