// SPDX-License-Identifier: Apache-2.0
import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ErrorNotice, errorText, reasonText } from '@rostrum/kit';
import { type Contact, contactsApi, Portrait, PresenceText, type Target } from '@rostrum/kit/contacts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Contacts.module.css';
import { usePresence } from './presence';
import { useChange } from './useContacts';

const TYPING_MS = 250;

/** Finds people of this server, or takes any call string (80/UBK-6); an alias is replaced by what it stands for (00/R-49). */
export function AddContact({ opened, onClose, onAdded }: { opened: boolean; onClose: () => void; onAdded: (id: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: ['people', wanted], queryFn: () => contactsApi.people(wanted), enabled: opened && wanted !== '', retry: false,
  });
  const found = wanted === '' ? undefined : data;
  const close = () => {
    setTyped('');
    setName('');
    onClose();
  };
  const add = useChange(async (id: string) => {
    const added = await contactsApi.add(id, name.trim());
    close();
    onAdded(added.id);
  });
  return (
    <Modal opened={opened} onClose={close} title={t('contacts.add')} size="lg" closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <div className={classes.card}>
        <TextInput
          label={t('contacts.who')}
          description={t('contacts.whoHelp')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          rightSection={isFetching ? <Loader size={16} /> : null}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-autofocus
        />
        <TextInput label={t('contacts.name')} description={t('contacts.nameHelp')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={240} />
        {error && <ErrorNotice title={t('contacts.searchFailed')} error={error} />}
        {add.error && <p role="alert" className={classes.note}>{errorText(t, add.error)}</p>}
        {found && <Results found={found.people} target={found.target ?? null} busy={add.isPending} onAdd={(id) => add.mutate(id)} />}
        {found && found.people.length === 0 && !found.target && <p role="status" className={classes.note}>{t('contacts.nobody', { search: wanted })}</p>}
      </div>
    </Modal>
  );
}

function Results({ found, target, busy, onAdd }: { found: readonly Contact[]; target: Target | null; busy: boolean; onAdd: (id: string) => void }) {
  const { t } = useTranslation();
  const presenceOf = usePresence(found);
  const other = target && !found.some(({ id }) => id === target.id) ? target : null;
  return (
    <ul className={classes.found} aria-label={t('contacts.results')}>
      {other && (
        <li className={classes.row}>
          <div className={classes.words}>
            <span className={classes.name} translate="no">{other.display_name}</span>
            <span className={classes.details}>
              {t(`contacts.kind.${other.kind}`)}
              {other.refusal && <><span aria-hidden>·</span>{reasonText(t, other.refusal)}</>}
            </span>
          </div>
          <AddButton name={other.display_name} busy={busy} onAdd={() => onAdd(other.id)} />
        </li>
      )}
      {found.map((person) => (
        <li key={person.id} className={classes.row}>
          <Portrait name={person.display_name} picture={person.avatar_url ?? null} status={presenceOf(person)} />
          <div className={classes.words}>
            <span className={classes.name} translate="no">{person.display_name}</span>
            <span className={classes.details}>
              <PresenceText status={presenceOf(person)} />
              {person.uid && <><span aria-hidden>·</span><span className={classes.id} translate="no">{person.id}</span></>}
            </span>
          </div>
          <AddButton name={person.display_name} busy={busy} onAdd={() => onAdd(person.id)} />
        </li>
      ))}
    </ul>
  );
}

function AddButton({ name, busy, onAdd }: { name: string; busy: boolean; onAdd: () => void }) {
  const { t } = useTranslation();
  return <Button size="compact-md" variant="default" className={classes.above} disabled={busy} aria-label={t('contacts.addNamed', { name })} onClick={onAdd}>{t('contacts.addThis')}</Button>;
}
