// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack } from '@mantine/core';
import { CopyField } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice';
import classes from './SecretOnce.module.css';

/** A secret that the server shows one time only. Closing needs the button, so that no stray click loses it. */
export function SecretOnce({ title, label, secret, children, onClose }: {
  title: string;
  /** Name of the secret, for the copy button. */
  label: string;
  /** Null: nothing is shown. */
  secret: string | null;
  /** What goes with it, such as the ID. */
  children?: React.ReactNode;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal opened={secret !== null} onClose={onClose} title={title} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false} size="lg">
      <Stack gap="md">
        <Notice tone="warning">{t('system.secretOnce')}</Notice>
        {children}
        <div className={classes.secret}><span translate="no"><CopyField value={secret ?? ''} label={label} mono /></span></div>
        <Group justify="flex-end"><Button onClick={onClose} data-autofocus>{t('system.secretKept')}</Button></Group>
      </Stack>
    </Modal>
  );
}
