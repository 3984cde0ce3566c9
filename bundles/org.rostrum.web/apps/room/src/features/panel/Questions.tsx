// SPDX-License-Identifier: Apache-2.0
import { ConfirmDialog } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';

/** Asks again before what cannot be undone. */
export function Questions() {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const question = useStore(screen.question);
  const count = useStore(room.meeting, (meeting) => meeting?.counters.present ?? 0);
  const close = (): void => screen.question.set(null);
  const name = question?.kind === 'remove' ? question.participant.display_name : '';
  return (
    <>
      <ConfirmDialog
        opened={question?.kind === 'remove'}
        title={t('people.removeTitle', { name })}
        text={t('people.removeText', { name })}
        action={t('people.remove')}
        onConfirm={() => remove()}
        onClose={close}
      />
      <ConfirmDialog
        opened={question?.kind === 'end'}
        title={t('people.endTitle')}
        text={t('people.endText', { count })}
        action={t('bar.endForAll')}
        onConfirm={() => room.signal.request('session.end', {})}
        onClose={close}
      />
    </>
  );

  async function remove(): Promise<void> {
    if (question?.kind === 'remove') await room.signal.request('participant.remove', { participant_id: question.participant.id });
  }
}
