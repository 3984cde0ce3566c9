// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Drawer, Skeleton, TextInput } from '@mantine/core';
import { ConfirmDialog, ErrorState } from '@rostrum/kit';
import { callAddress, type Contact, contactsApi, Portrait, PresenceText } from '@rostrum/kit/contacts';
import { PROFILE_FIELDS } from '@rostrum/kit/profile';
import { IconBan, IconPhone, IconTrash } from '@tabler/icons-react';
import { type FormEvent, Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Contacts.module.css';
import { dialledOf } from './dialled';
import { usePresence } from './presence';
import { useBlocked, useCard, useChange, useContact, useFolders } from './useContacts';

/** The card of a contact at the side, with an address of its own (80/UBK-2, UBK-3). */
export function ContactDrawer({ id, mayEdit, onClose }: { id: string | undefined; mayEdit: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: contact, error, refetch } = useContact(id);
  return (
    <Drawer opened={id !== undefined} onClose={onClose} position="right" size="md" title={t('contacts.card')} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      {error ? (
        <ErrorState title={t('contacts.cardFailed')} error={error} onRetry={() => void refetch()} />
      ) : contact ? (
        <Card key={contact.id} contact={contact} mayEdit={mayEdit} onDeleted={onClose} />
      ) : (
        <Skeleton height={240} role="status" aria-label={t('kit.loading')} />
      )}
    </Drawer>
  );
}

function Card({ contact, mayEdit, onDeleted }: { contact: Contact; mayEdit: boolean; onDeleted: () => void }) {
  const { t } = useTranslation();
  const presenceOf = usePresence([contact]);
  const [deleting, setDeleting] = useState(false);
  const { data: blocked = [] } = useBlocked();
  const isBlocked = blocked.some(({ id }) => id === contact.id);
  const block = useChange(() => (isBlocked ? contactsApi.unblock(contact.id) : contactsApi.block(contact.id)));
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <Portrait name={contact.display_name} picture={contact.avatar_url ?? null} status={presenceOf(contact)} size={56} />
        <div>
          <h2 translate="no">{contact.display_name}</h2>
          <span className={classes.details}><PresenceText status={presenceOf(contact)} /></span>
        </div>
      </div>
      <dl className={classes.facts}>
        {contact.uid && <><dt>{t('contacts.id')}</dt><dd translate="no">{contact.uid}</dd></>}
        {contact.email && <><dt>{t('contacts.email')}</dt><dd translate="no"><a href={`mailto:${contact.email}`}>{contact.email}</a></dd></>}
        <ProfileFacts contact={contact} />
        {contact.groups.length > 0 && <><dt>{t('contacts.groups')}</dt><dd translate="no">{contact.groups.join(', ')}</dd></>}
      </dl>
      {mayEdit && contact.own && <Rename contact={contact} />}
      {mayEdit && <Folders contact={contact} />}
      <div className={classes.actions}>
        <Button component="a" href={callAddress(contact.id)} leftSection={<IconPhone size={18} />}>{t('contacts.call')}</Button>
        <Button variant="default" leftSection={<IconBan size={18} />} loading={block.isPending} onClick={() => block.mutate(undefined)}>
          {t(isBlocked ? 'contacts.unblock' : 'contacts.block')}
        </Button>
        {mayEdit && contact.own && (
          <Button variant="subtle" color="live" leftSection={<IconTrash size={18} />} onClick={() => setDeleting(true)}>{t('contacts.delete')}</Button>
        )}
      </div>
      <p className={classes.note}>{t(isBlocked ? 'contacts.isBlocked' : 'contacts.blockHelp')}</p>
      {!contact.own && <p className={classes.note}>{t('contacts.inherited')}</p>}
      <Deleting contact={contact} opened={deleting} onClose={() => setDeleting(false)} onDeleted={onDeleted} />
    </div>
  );
}

/** What an administrator shows of a profile; numbers are called by one click (30/PRF-7, PRF-8, 80/UCS-12). */
function ProfileFacts({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const fields = useCard(contact).data?.fields ?? {};
  return PROFILE_FIELDS.filter((name) => fields[name]).map((name) => {
    const dialled = dialledOf(name, fields[name]!);
    return (
      <Fragment key={name}>
        <dt>{t(`profile.fields.${name}`)}</dt>
        <dd translate="no">{dialled ? <a href={callAddress(dialled)}>{fields[name]}</a> : fields[name]}</dd>
      </Fragment>
    );
  });
}

function Deleting({ contact, opened, onClose, onDeleted }: { contact: Contact; opened: boolean; onClose: () => void; onDeleted: () => void }) {
  const { t } = useTranslation();
  const remove = useChange(() => contactsApi.remove(contact.id));
  return (
    <ConfirmDialog
      opened={opened}
      title={t('contacts.delete')}
      text={t(contact.groups.length ? 'contacts.deleteOwnText' : 'contacts.deleteText', { name: contact.display_name })}
      action={t('contacts.delete')}
      onConfirm={async () => {
        await remove.mutateAsync(undefined);
        onDeleted();
      }}
      onClose={onClose}
    />
  );
}

function Rename({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const [name, setName] = useState(contact.display_name);
  const rename = useChange((typed: string) => contactsApi.rename(contact.id, typed), t('contacts.renamed'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(name.trim());
  };
  return (
    <form onSubmit={submit} className={classes.rename}>
      <TextInput label={t('contacts.name')} description={t('contacts.nameHelp')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={240} />
      <Button type="submit" variant="default" loading={rename.isPending} disabled={name.trim() === contact.display_name}>{t('contacts.save')}</Button>
    </form>
  );
}

function Folders({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { data: folders = [] } = useFolders();
  const sort = useChange(({ folder, into }: { folder: number; into: boolean }) =>
    into ? contactsApi.putInto(folder, contact.id) : contactsApi.takeOut(folder, contact.id));
  // What has just been clicked is shown while it is on its way
  const isIn = (folder: number) => (sort.isPending && sort.variables.folder === folder ? sort.variables.into : contact.folders.includes(folder));
  if (folders.length === 0) return null;
  return (
    <fieldset className={classes.sorted}>
      <legend className={classes.legend}>{t('contacts.folders')}</legend>
      {folders.map((folder) => (
        <Checkbox
          key={folder.id}
          mt={6}
          label={<span translate="no">{folder.display_name}</span>}
          checked={isIn(folder.id)}
          disabled={sort.isPending}
          onChange={(event) => sort.mutate({ folder: folder.id, into: event.currentTarget.checked })}
        />
      ))}
    </fieldset>
  );
}
