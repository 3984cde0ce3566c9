// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ContactsButton.module.css';

const ContactsDialog = lazy(() => import('./ContactsDialog'));

export type Contacts = { name?: string | null; phone?: string | null; email?: string | null };

/** Who runs this server: what is not set is left out, and nothing is shown where all is (80/UGP-7). */
export function ContactsButton({ contacts }: { contacts: Contacts | null | undefined }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!contacts || (!contacts.name && !contacts.phone && !contacts.email)) return null;
  return (
    <>
      <button type="button" className={classes.button} onClick={() => setOpened(true)}>{t('kit.contacts')}</button>
      <Suspense>{opened && <ContactsDialog contacts={contacts} onClose={() => setOpened(false)} />}</Suspense>
    </>
  );
}
