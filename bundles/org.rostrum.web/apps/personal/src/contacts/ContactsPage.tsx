// SPDX-License-Identifier: Apache-2.0
import { Button, Pagination, SegmentedControl, Skeleton } from '@mantine/core';
import { ErrorState, PageHead, StateMessage } from '@rostrum/kit';
import { SearchField, useSearch } from '@rostrum/kit/lists';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { AddContact } from './AddContact';
import { BlockedList } from './BlockedList';
import { ContactDrawer } from './ContactDrawer';
import { ContactList } from './ContactList';
import classes from './Contacts.module.css';
import { FolderBar } from './FolderBar';
import { PAGE_SIZE, useContactPage, useMayEdit } from './useContacts';

/** The address book (80/UBK-1…UBK-8); `/contacts/{call string}` opens the card of one. */
export default function ContactsPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const mayEdit = useMayEdit();
  const [part, setPart] = useState<'book' | 'blocked'>('book');
  const [adding, setAdding] = useState(false);
  const action = mayEdit && <Button leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>{t('contacts.add')}</Button>;
  return (
    <>
      <PageHead title={t('contacts.title')} text={t('contacts.text')} action={action} />
      <SegmentedControl
        mb="md"
        aria-label={t('contacts.part')}
        value={part}
        onChange={(value) => setPart(value as 'book' | 'blocked')}
        data={[{ value: 'book', label: t('contacts.title') }, { value: 'blocked', label: t('contacts.blocked.title') }]}
      />
      {part === 'book' ? <Book selected={id} mayEdit={mayEdit} onAdd={() => setAdding(true)} /> : <BlockedList />}
      <AddContact opened={adding} onClose={() => setAdding(false)} onAdded={(added) => void navigate(`/contacts/${encodeURIComponent(added)}`)} />
      <ContactDrawer id={id} mayEdit={mayEdit} onClose={() => void navigate('/contacts')} />
    </>
  );
}

function Book({ selected, mayEdit, onAdd }: { selected: string | undefined; mayEdit: boolean; onAdd: () => void }) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const { wanted, field } = useSearch(() => setPage(1));
  const contacts = useContactPage(wanted, folder, page);
  const pages = Math.ceil((contacts.data?.cnt ?? 0) / PAGE_SIZE);
  const nothing = contacts.data?.cnt === 0;
  return (
    <>
      {!mayEdit && <p className={classes.note}>{t('contacts.readOnly')}</p>}
      <div className={classes.tools}><SearchField {...field} className={classes.search} label={t('contacts.search')} /></div>
      <FolderBar
        chosen={folder}
        mayEdit={mayEdit}
        onChoose={(next) => {
          setFolder(next);
          setPage(1);
        }}
      />
      {contacts.error && !contacts.data ? (
        <ErrorState title={t('contacts.loadFailed')} error={contacts.error} onRetry={() => void contacts.refetch()} />
      ) : !contacts.data ? (
        <Loading />
      ) : !nothing ? (
        <ContactList contacts={contacts.data.contacts} selected={selected} />
      ) : (
        <div className={classes.empty}>
          {wanted ? (
            <StateMessage kind="missing" title={t('contacts.none.title')} text={t('contacts.none.text', { search: wanted })} />
          ) : folder !== null ? (
            <StateMessage kind="empty" title={t('contacts.folderEmpty.title')} text={t('contacts.folderEmpty.text')} />
          ) : (
            <StateMessage
              kind="empty"
              title={t('contacts.empty.title')}
              text={t(mayEdit ? 'contacts.empty.text' : 'contacts.empty.readOnly')}
              action={mayEdit && <Button onClick={onAdd}>{t('contacts.add')}</Button>}
            />
          )}
        </div>
      )}
      {pages > 1 && (
        <Pagination
          mt="lg"
          total={pages}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({ 'aria-label': t(`rooms.page.${control}`) })}
          getItemProps={(number) => ({ 'aria-label': t('rooms.page.number', { number }) })}
        />
      )}
    </>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('kit.loading')} className={classes.list}>
      {[0, 1, 2, 3].map((row) => <Skeleton key={row} height={60} radius="lg" />)}
    </div>
  );
}
