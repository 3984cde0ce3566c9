// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import type { GuestPage } from '@rostrum/api';
import { ContactsButton } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** Contacts, legal documents and the name of the server. */
export function Footer({ page }: { page: GuestPage }) {
  const { t } = useTranslation();
  return (
    <>
      <ContactsButton contacts={page.contacts} />
      {page.legal_documents.map(({ title, url }) => <Anchor key={url} href={url} c="inherit" size="sm">{title}</Anchor>)}
      {!page.setup_required && <span>{t('home.server', { name: page.server_name })}</span>}
    </>
  );
}
