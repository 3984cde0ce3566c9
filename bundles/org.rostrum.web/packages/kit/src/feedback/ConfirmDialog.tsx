// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../form/FormFailure';
import { errorText } from '../i18n/errorText';

/** Asks before something that cannot be undone. Names the thing and the consequence; a refusal is shown inside. */
export function ConfirmDialog(props: {
  opened: boolean;
  title: string;
  text: string;
  /** What the red button says: the deed, not "OK". */
  action: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    props.onClose();
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
      close();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={props.opened} onClose={close} title={props.title} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <Text size="sm">{props.text}</Text>
      <FormFailure text={error === null ? null : errorText(t, error)} />
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={close} data-autofocus>{t('kit.cancel')}</Button>
        <Button color="live" loading={busy} onClick={() => void confirm()}>{props.action}</Button>
      </Group>
    </Modal>
  );
}
