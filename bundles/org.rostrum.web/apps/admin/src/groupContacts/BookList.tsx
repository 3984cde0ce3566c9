// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Stack, TextInput } from '@mantine/core';
import { Badge, ErrorNotice, errorText, toast, useFields } from '@rostrum/kit';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import listed from '../administrators/administrators.module.css';
import { Loads } from '../common/Loads';
import type { Book } from './groupContactsApi';

/** Entries of an address book, and a form for another one (30/UAB-2, GAB-4). */
export function BookList({ book, label }: { book: Book; label: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = [...book.key, 'entries'];
  const refresh = () => queries.invalidateQueries({ queryKey: book.key });
  const entries = useQuery({ queryKey: key, queryFn: book.list });
  const remove = useMutation({ mutationFn: book.remove, onError: (error) => toast('error', errorText(t, error)), onSettled: refresh });
  const form = useFields({
    initial: { contact_id: '', display_name: '' },
    check: ({ contact_id }) => (contact_id.trim() ? {} : { contact_id: 'required' }),
    submit: async ({ contact_id, display_name }) => {
      await book.add(contact_id.trim(), display_name.trim());
      await refresh();
      form.reset();
    },
  });
  return (
    <Stack gap="md">
      <form onSubmit={(event) => void form.send(event)} noValidate>
        <Stack gap="sm">
          {form.failure !== null && <ErrorNotice error={form.failure} />}
          <TextInput {...form.text('contact_id')} label={t('groupContacts.contact')} description={t('groupContacts.contactHelp')} autoComplete="off" autoCapitalize="off" spellCheck={false} />
          <TextInput {...form.text('display_name')} label={t('groupContacts.contactName')} description={t('groupContacts.contactNameHelp')} maxLength={240} />
          <Button type="submit" variant="default" loading={form.busy} style={{ alignSelf: 'flex-end' }}>{t('groupContacts.add')}</Button>
        </Stack>
      </form>
      <Loads query={entries} failed={t('groupContacts.loadFailed')} height={80}>
        {(contacts) => contacts.length === 0 ? <p>{t('groupContacts.empty')}</p> : (
          <ul className={listed.list} aria-label={label}>
            {contacts.map((contact) => (
              <li key={contact.id} className={listed.row}>
                <div className={listed.words}>
                  <span className={listed.name} translate="no">{contact.display_name}</span>
                  <span className={listed.details} translate="no">{contact.id}</span>
                </div>
                {contact.own ? (
                  <ActionIcon variant="subtle" color="gray" disabled={remove.isPending} aria-label={t('groupContacts.removeNamed', { name: contact.display_name })} onClick={() => remove.mutate(contact.id)}>
                    <IconTrash size={18} />
                  </ActionIcon>
                ) : <Badge>{t('groupContacts.inherited')}</Badge>}
              </li>
            ))}
          </ul>
        )}
      </Loads>
    </Stack>
  );
}
