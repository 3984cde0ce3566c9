// SPDX-License-Identifier: Apache-2.0
import { Button, Group, MultiSelect, Radio, Stack } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loads } from '../common/Loads';
import { type GroupBook, groupContactsApi } from './groupContactsApi';

/** Which users members see by themselves (30/GAB-2). */
export function GroupShows({ group }: { group: string }) {
  const { t } = useTranslation();
  const book = useQuery({ queryKey: ['groupBook', group], queryFn: () => groupContactsApi.book(group) });
  return (
    <Loads query={book} failed={t('groupContacts.loadFailed')} height={120}>
      {(found) => <Form key={`${found.shows} ${found.groups.join(' ')}`} group={group} book={found} />}
    </Loads>
  );
}

function Form({ group, book }: { group: string; book: GroupBook }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const groups = useQuery({ queryKey: ['groups', 'names'], queryFn: groupContactsApi.groups });
  const form = useFields({
    initial: { shows: book.shows as string, groups: book.groups as readonly string[] },
    check: ({ shows, groups: chosen }) => (shows === 'groups' && chosen.length === 0 ? { groups: 'required' } : {}),
    submit: async ({ shows, groups: chosen }) => {
      await groupContactsApi.changeShows(group, shows, shows === 'groups' ? chosen : []);
      await queries.invalidateQueries({ queryKey: ['groupBook', group] });
      toast('success', t('groupContacts.saved'));
    },
  });
  const accounts = (groups.data ?? []).filter(({ id }) => id !== '@guests' && id !== '@federated');
  return (
    <form onSubmit={(event) => void form.send(event)} noValidate>
      <Stack gap="sm">
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <Radio.Group aria-label={t('groupContacts.shows')} value={form.values.shows} onChange={(value) => form.set('shows', value)}>
          <Stack gap="xs">
            {(['all', 'groups', 'none'] as const).map((kind) => <Radio key={kind} value={kind} label={t(`groupContacts.kind.${kind}`)} />)}
          </Stack>
        </Radio.Group>
        {form.values.shows === 'groups' && (
          <MultiSelect
            label={t('groupContacts.groups')}
            data={accounts.map(({ id, display_name }) => ({ value: id, label: display_name }))}
            value={[...form.values.groups]}
            onChange={(value) => form.set('groups', value)}
            error={form.errors.groups ? t('error.required') : null}
            searchable
          />
        )}
        <Group justify="flex-end"><Button type="submit" variant="default" loading={form.busy} disabled={!form.dirty}>{t('groupContacts.save')}</Button></Group>
      </Stack>
    </form>
  );
}
