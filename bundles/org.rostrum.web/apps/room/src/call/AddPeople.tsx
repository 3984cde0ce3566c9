// SPDX-License-Identifier: Apache-2.0
import { Button, Modal, TextInput } from '@mantine/core';
import { codeOf } from '@rostrum/core';
import { reasonText } from '@rostrum/kit';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/context';
import { useStore } from '../common/useStore';
import { useCallPage } from './context';

/** Calls a third person in: the call becomes a conference, and nobody is torn out of it. */
export function AddPeople({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { line } = useCallPage();
  const { room } = useRoom();
  const conference = useStore(room.meeting, (meeting) => meeting?.conferenceId ?? '');
  const [target, setTarget] = useState('');
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setCode(null);
    try {
      const call = await line.desk.invite(conference, target.trim());
      room.notices.add({ kind: 'invited', name: call.peer.display_name, cause: call.phase === 'ended' ? call.cause : null });
      setTarget('');
      onClose();
    } catch (error) {
      setCode(codeOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} centered title={t('call.addTitle')}>
      <form onSubmit={(event) => void add(event)}>
        <TextInput
          data-autofocus
          label={t('call.addLabel')}
          description={t('call.addHelp')}
          value={target}
          maxLength={1024}
          error={code && reasonText(t, code)}
          onChange={(event) => setTarget(event.currentTarget.value)}
          data-testid="add-target"
        />
        <Button type="submit" mt="md" fullWidth loading={busy} disabled={!target.trim()} data-testid="add-call">{t('call.addCall')}</Button>
      </form>
    </Modal>
  );
}
