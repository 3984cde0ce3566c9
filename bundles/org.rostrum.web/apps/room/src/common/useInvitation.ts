// SPDX-License-Identifier: Apache-2.0
import { copyText } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/context';

/** Copies name and address of the meeting, and says so. */
export function useInvitation(): () => void {
  const { t } = useTranslation();
  const { room, conferenceId } = useRoom();
  return () => {
    const url = `${location.origin}/c/${encodeURIComponent(conferenceId)}`;
    const topic = room.meeting.get()?.topic ?? conferenceId;
    void copyText(t('invitation.text', { topic, url })).then((done) => room.notices.add({ kind: done ? 'copied' : 'copyFailed' }));
  };
}
