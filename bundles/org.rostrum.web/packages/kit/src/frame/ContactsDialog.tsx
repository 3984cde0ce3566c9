// SPDX-License-Identifier: Apache-2.0
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contacts } from './ContactsButton';
import classes from './ContactsButton.module.css';

/** The contacts themselves; loaded when asked for. */
export default function ContactsDialog({ contacts: { name, phone, email }, onClose }: { contacts: Contacts; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t('kit.contacts')} size="sm" closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <dl className={classes.list}>
        {name && <><dt>{t('kit.contactName')}</dt><dd>{name}</dd></>}
        {phone && <><dt>{t('kit.contactPhone')}</dt><dd><a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a></dd></>}
        {email && <><dt>{t('kit.contactEmail')}</dt><dd><a href={`mailto:${email}`}>{email}</a></dd></>}
      </dl>
    </Modal>
  );
}
