// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { DrawerSection } from '../frame/PageDrawer';
import { BookList } from './BookList';
import { userBook } from './groupContactsApi';

/** What a user sees in his address book; default export, since it is loaded late. */
export default function UserBook({ id }: { id: string }) {
  const { t } = useTranslation();
  return <DrawerSection title={t('groupContacts.userBook')}><BookList book={userBook(id)} label={t('groupContacts.userBook')} /></DrawerSection>;
}
