// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { DrawerSection } from '../frame/PageDrawer';
import { BookList } from './BookList';
import { GroupCallForm } from './GroupCallForm';
import { GroupShows } from './GroupShows';
import { groupBook, type GroupName } from './groupContactsApi';

/** Call number and address book of one group; also a part of the page of groups. */
export function GroupContacts({ group }: { group: GroupName }) {
  const { t } = useTranslation();
  return (
    <>
      {!group.predefined && <DrawerSection title={t('groupContacts.call')}><GroupCallForm group={group.id} /></DrawerSection>}
      <DrawerSection title={t('groupContacts.shows')}><GroupShows group={group.id} /></DrawerSection>
      <DrawerSection title={t('groupContacts.book')}><BookList book={groupBook(group.id)} label={t('groupContacts.book')} /></DrawerSection>
    </>
  );
}
