// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Autocomplete, Button, Stack, TextInput } from '@mantine/core';
import { Badge, ErrorNotice, errorText, reasonText, toast, useFields } from '@rostrum/kit';
import { SearchField } from '@rostrum/kit/lists';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFoundAccounts } from '../accounts/useFoundAccounts';
import listed from '../administrators/administrators.module.css';
import { Loads } from '../common/Loads';
import { SCROLLED_LIST } from '../common/scrolledList';
import type { Book, Contact } from './groupContactsApi';

/** From so many entries on they can be searched. */
const MANY = 8;

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
          <Who value={form.values.contact_id} onChange={(text) => form.set('contact_id', text)} error={form.errors.contact_id} />
          <TextInput {...form.text('display_name')} label={t('groupContacts.contactName')} description={t('groupContacts.contactNameHelp')} maxLength={240} />
          <Button type="submit" variant="default" loading={form.busy} style={{ alignSelf: 'flex-end' }}>{t('groupContacts.add')}</Button>
        </Stack>
      </form>
      <Loads query={entries} failed={t('groupContacts.loadFailed')} height={80}>
        {(contacts) => contacts.length === 0 ? <p>{t('groupContacts.empty')}</p> : <Entries contacts={contacts} label={label} busy={remove.isPending} onRemove={remove.mutate} />}
      </Loads>
    </Stack>
  );
}

/** A user, who is suggested while his ID or name is typed, or any call string. */
function Who({ value, onChange, error }: { value: string; onChange: (text: string) => void; error: string | undefined }) {
  const { t } = useTranslation();
  const found = useFoundAccounts(value);
  return (
    <Autocomplete
      name="contact_id"
      label={t('groupContacts.contact')}
      description={t('groupContacts.contactHelp')}
      value={value}
      onChange={onChange}
      data={found.map(({ id }) => id)}
      // the server has searched already, also in names
      filter={({ options }) => options}
      renderOption={({ option }) => <span translate="no">{[found.find(({ id }) => id === option.value)?.display_name, option.value].filter(Boolean).join(' · ')}</span>}
      error={error ? reasonText(t, error) : null}
      errorProps={{ role: 'alert' }}
      {...SCROLLED_LIST}
      autoCapitalize="off"
      spellCheck={false}
    />
  );
}

function Entries({ contacts, label, busy, onRemove }: { contacts: readonly Contact[]; label: string; busy: boolean; onRemove: (id: string) => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const shown = contacts.filter(({ display_name, id, email }) => `${display_name}\n${id}\n${email}`.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {contacts.length >= MANY && <SearchField label={t('groupContacts.search')} value={search} onChange={setSearch} />}
      <ul className={listed.list} aria-label={label}>
        {shown.map((contact) => (
          <li key={contact.id} className={listed.row}>
            <div className={listed.words}>
              <span className={listed.name} translate="no">{contact.display_name}</span>
              <span className={listed.details} translate="no">{[contact.id, contact.email].filter(Boolean).join(' · ')}</span>
            </div>
            {contact.own ? (
              <ActionIcon variant="subtle" color="gray" disabled={busy} aria-label={t('groupContacts.removeNamed', { name: contact.display_name })} onClick={() => onRemove(contact.id)}>
                <IconTrash size={18} />
              </ActionIcon>
            ) : <Badge>{t('groupContacts.inherited')}</Badge>}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p role="status">{t('groupContacts.noneFound')}</p>}
    </>
  );
}
