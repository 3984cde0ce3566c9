// SPDX-License-Identifier: Apache-2.0
import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { codeOf, PresenceBook, systemClock } from '@rostrum/core';
import { errorText, reasonText } from '@rostrum/kit';
import { type Contact, contactsApi, Portrait, PresenceText, usePresence } from '@rostrum/kit/contacts';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import classes from './Invite.module.css';

const TYPING_MS = 250;
const SHOWN = 50;

interface Findings {
  readonly contacts: readonly Contact[];
  /** What the typed text stands for, where nobody of the book is meant. */
  readonly other: { readonly id: string; readonly name: string } | null;
  readonly error: string | null;
}

/** Calls people of the own address book, or anybody by a call string, into this meeting; default export, since it is loaded late. */
export default function InvitePeople({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const book = useMemo(() => new PresenceBook(room.signal, systemClock), [room]);
  useEffect(() => () => book.close(), [book]);
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), TYPING_MS);
  const found = useFindings(wanted);
  const presenceOf = usePresence(book, found?.contacts ?? []);
  return (
    <Modal opened onClose={onClose} title={t('invite.title')} size="lg" closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <TextInput
        label={t('invite.who')}
        description={t('invite.whoHelp')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        rightSection={found === null ? <Loader size={16} /> : null}
        autoComplete="off"
        spellCheck={false}
        maxLength={1024}
        data-autofocus
        data-testid="invite-search"
      />
      {found?.error && <p role="alert" className={classes.note}>{found.error}</p>}
      {found && !found.error && found.contacts.length === 0 && !found.other && (
        <p role="status" className={classes.note}>{wanted ? t('invite.nobody', { search: wanted }) : t('invite.empty')}</p>
      )}
      <ul className={classes.list} aria-label={t('invite.people')}>
        {found?.other && <Row id={found.other.id} name={found.other.name} />}
        {found?.contacts.map((contact) => (
          <Row key={contact.id} id={contact.id} name={contact.display_name} portrait={<Portrait name={contact.display_name} picture={contact.avatar_url ?? null} status={presenceOf(contact)} size={36} />}>
            <PresenceText status={presenceOf(contact)} />
          </Row>
        ))}
      </ul>
    </Modal>
  );
}

/** Null while they are looked for. */
function useFindings(wanted: string): Findings | null {
  const { t } = useTranslation();
  const [found, setFound] = useState<Findings | null>(null);
  useEffect(() => {
    let current = true;
    setFound(null);
    look(wanted).then(
      (next) => current && setFound(next),
      (error: unknown) => current && setFound({ contacts: [], other: null, error: errorText(t, error) }),
    );
    return () => {
      current = false;
    };
  }, [wanted, t]);
  return found;
}

async function look(wanted: string): Promise<Findings> {
  const { contacts } = await contactsApi.list(wanted, null, 1, SHOWN);
  if (!wanted) return { contacts, other: null, error: null };
  const { people, target } = await contactsApi.people(wanted);
  const all = [...contacts, ...people.filter((person) => !contacts.some(({ id }) => id === person.id))];
  const other = target && !all.some(({ id }) => id === target.id) ? { id: target.id, name: target.display_name } : null;
  return { contacts: all, other, error: null };
}

function Row({ id, name, portrait, children }: { id: string; name: string; portrait?: React.ReactNode; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const { room, conferenceId } = useRoom();
  const [state, setState] = useState<{ busy: boolean; text: string | null }>({ busy: false, text: null });
  const invite = async () => {
    setState({ busy: true, text: null });
    try {
      const { call } = await room.signal.request('call.invite', { conference_id: conferenceId, target: id });
      const reached = call.phase !== 'ended';
      setState({ busy: false, text: reached ? t('invite.ringing') : t('invite.notReached') });
    } catch (error) {
      setState({ busy: false, text: reasonText(t, codeOf(error)) });
    }
  };
  return (
    <li className={classes.row} data-invite={id}>
      {portrait}
      <div className={classes.words}>
        <span className={classes.name} translate="no">{name}</span>
        <span className={classes.details}>
          {children}
          {name !== id && <span translate="no">{id}</span>}
        </span>
        {state.text && <span role="status" className={classes.details}>{state.text}</span>}
      </div>
      <Button variant="default" size="compact-md" loading={state.busy} aria-label={t('invite.callNamed', { name })} onClick={() => void invite()}>{t('invite.call')}</Button>
    </li>
  );
}
