// SPDX-License-Identifier: Apache-2.0
import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { codeOf, PresenceBook, systemClock, type Call } from '@rostrum/core';
import { errorText, reasonText } from '@rostrum/kit';
import { type Contact, contactsApi, Portrait, PresenceText, usePresence } from '@rostrum/kit/contacts';
import type { TFunction } from 'i18next';
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
  const { found, busy } = useFindings(wanted);
  const presenceOf = usePresence(book, found?.contacts ?? []);
  return (
    <Modal opened onClose={onClose} title={t('invite.title')} size="lg" closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <TextInput
        label={t('invite.who')}
        description={t('invite.whoHelp')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        rightSection={busy ? <Loader size={16} /> : null}
        autoComplete="off"
        spellCheck={false}
        maxLength={1024}
        data-autofocus
        data-testid="invite-search"
      />
      {found?.error && <p role="alert" className={classes.note}>{found.error}</p>}
      {found && !busy && !found.error && found.contacts.length === 0 && !found.other && (
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

/** What was found last stays until the next is there, so that the list does not jump while somebody types. */
function useFindings(wanted: string): { found: Findings | null; busy: boolean } {
  const { t } = useTranslation();
  const [found, setFound] = useState<Findings | null>(null);
  const [busy, setBusy] = useState(true);
  useEffect(() => {
    let current = true;
    const show = (next: Findings): void => {
      if (!current) return;
      setFound(next);
      setBusy(false);
    };
    setBusy(true);
    look(wanted).then(show, (error: unknown) => show({ contacts: [], other: null, error: errorText(t, error) }));
    return () => {
      current = false;
    };
  }, [wanted, t]);
  return { found, busy };
}

async function look(wanted: string): Promise<Findings> {
  const { contacts } = await contactsApi.list(wanted, null, 1, SHOWN);
  if (!wanted) return { contacts, other: null, error: null };
  const { people, target } = await contactsApi.people(wanted);
  const all = [...contacts, ...people.filter((person) => !contacts.some(({ id }) => id === person.id))];
  const other = target && !all.some(({ id }) => id === target.id) ? { id: target.id, name: target.display_name } : null;
  return { contacts: all, other, error: null };
}

function stateText(t: TFunction, { phase, cause }: Call, name: string): string {
  if (phase !== 'ended') return t('invite.ringing');
  return cause === 'not_available' ? t('invite.notReached') : t(`call.cause.${cause ?? 'cannot_complete'}`, { name });
}

function Row({ id, name, portrait, children }: { id: string; name: string; portrait?: React.ReactNode; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const { room, conferenceId } = useRoom();
  const [busy, setBusy] = useState(false);
  const [call, setCall] = useState<Call | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const callId = call?.id;
  // It rings until somebody takes it or not
  useEffect(() => room.signal.events.on('update', (update) => {
    if (update.type === 'call.changed' && update.body.call.id === callId) setCall(update.body.call);
  }), [room, callId]);
  const invite = async () => {
    setBusy(true);
    setCall(null);
    setRefusal(null);
    try {
      setCall((await room.signal.request('call.invite', { conference_id: conferenceId, target: id })).call);
    } catch (error) {
      setRefusal(reasonText(t, codeOf(error)));
    } finally {
      setBusy(false);
    }
  };
  const text = refusal ?? (call && stateText(t, call, name));
  return (
    <li className={classes.row} data-invite={id}>
      {portrait}
      <div className={classes.words}>
        <span className={classes.name} translate="no">{name}</span>
        <span className={classes.details}>
          {children}
          {name !== id && <span translate="no">{id}</span>}
        </span>
        {text && <span role="status" className={classes.details}>{text}</span>}
      </div>
      <Button variant="default" size="compact-md" loading={busy} disabled={call !== null && call.phase !== 'ended'} aria-label={t('invite.callNamed', { name })} onClick={() => void invite()}>{t('invite.call')}</Button>
    </li>
  );
}
