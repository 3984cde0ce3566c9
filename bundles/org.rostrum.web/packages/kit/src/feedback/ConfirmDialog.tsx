// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice';

/**
 * Asks before something that cannot be undone. Names the thing and the consequence; a refusal is shown inside, with its code to copy.
 */
export function ConfirmDialog(props: {
  opened: boolean;
  title: string;
  text: string;
  /** What the red button says: the deed, not "OK". */
  action: string;
  /** What must be typed first, usually the name of the thing; only for what takes much with it. */
  typed?: string | undefined;
  /** More about the consequences. */
  children?: ReactNode;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [text, setText] = useState('');
  const close = () => {
    setError(null);
    setText('');
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
      {props.children}
      {props.typed !== undefined && (
        <TextInput
          mt="md"
          label={t('kit.typeToConfirm', { name: props.typed })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={close} data-autofocus>{t('kit.cancel')}</Button>
        <Button color="live" loading={busy} disabled={props.typed !== undefined && text.trim() !== props.typed} onClick={() => void confirm()}>{props.action}</Button>
      </Group>
    </Modal>
  );
}
