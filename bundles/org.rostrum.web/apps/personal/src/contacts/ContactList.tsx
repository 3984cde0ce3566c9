// SPDX-License-Identifier: Apache-2.0
import { ActionIcon } from '@mantine/core';
import { Badge } from '@rostrum/kit';
import { callAddress, type Contact, Portrait, PresenceText } from '@rostrum/kit/contacts';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './Contacts.module.css';
import { usePresence } from './presence';

/** Rows with live presence; the whole row opens the card. */
export function ContactList({ contacts, selected }: { contacts: readonly Contact[]; selected: string | undefined }) {
  const { t } = useTranslation();
  const presenceOf = usePresence(contacts);
  return (
    <ul className={classes.list} aria-label={t('contacts.title')}>
      {contacts.map((contact) => {
        const status = presenceOf(contact);
        return (
          <li key={contact.id} className={classes.row} data-selected={contact.id === selected || undefined} data-contact={contact.id} data-status={status}>
            <Portrait name={contact.display_name} picture={contact.avatar_url ?? null} status={status} />
            <div className={classes.words}>
              <Link className={classes.name!} to={`/contacts/${encodeURIComponent(contact.id)}`} translate="no">{contact.display_name}</Link>
              <span className={classes.details}>
                <PresenceText status={status} />
                {status !== -1 && contact.uid && <span aria-hidden>·</span>}
                {contact.uid && <span className={classes.id} translate="no">{contact.id}</span>}
              </span>
            </div>
            {contact.groups.length > 0 && <Badge>{t('contacts.fromGroups', { count: contact.groups.length })}</Badge>}
            <ActionIcon className={classes.above!} component="a" href={callAddress(contact.id)} variant="default" size="lg" aria-label={t('contacts.callNamed', { name: contact.display_name })}>
              <IconPhone size={18} />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}
