// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import type { GuestPage } from '@rostrum/api';
import { ContactsButton } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** Contacts, legal documents, the way to the panel where this address may administer (80/UGP-2), the name of the server. */
export function Footer({ page }: { page: GuestPage }) {
  const { t } = useTranslation();
  return (
    <>
      <ContactsButton contacts={page.contacts} />
      {page.legal_documents.map(({ title, url }) => <Anchor key={url} href={url} c="inherit" size="sm">{title}</Anchor>)}
      {page.administration && !page.setup_required && <Anchor href="/panel" c="inherit" size="sm">{t('home.administratorLogin')}</Anchor>}
      {!page.setup_required && <span>{t('home.server', { name: page.server_name })}</span>}
    </>
  );
}
