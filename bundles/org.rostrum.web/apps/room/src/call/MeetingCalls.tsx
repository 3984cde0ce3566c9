// SPDX-License-Identifier: Apache-2.0
import { Button, Modal } from '@mantine/core';
import { CallDesk, codeOf, playToneOnce } from '@rostrum/core';
import { NameMark } from '@rostrum/kit';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/context';
import { useStore } from '../common/useStore';
import classes from './Call.module.css';

/** Who calls while one sits in a meeting or is about to, and who asks its owner to be let in (90/CF-2, 00/R-88). */
export default function MeetingCalls() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const desk = useMemo(() => new CallDesk(room.signal), [room]);
  useEffect(() => () => desk.close(), [desk]);
  const call = useStore(desk.ringing);
  const seated = useStore(room.signal.connection, ({ phase }) => phase === 'seated' || phase === 'reconnecting');
  const id = call?.id;
  useEffect(() => (id ? playToneOnce('waiting') : undefined), [id]);
  if (!call) return null;
  const request = call.kind === 'request';
  const tell = (error: unknown) => room.notices.add({ kind: 'refused', code: codeOf(error) });
  const answer = async () => {
    if (seated) await room.leave();
    location.assign(`/call/${call.id}?accept`);
  };
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} centered title={t('call.waitingTitle')}>
      <div className={classes.waiting} data-testid="meeting-call">
        <NameMark name={call.peer.display_name} size={56} />
        <p>{t(request ? 'call.asksInName' : call.kind === 'invite' ? 'call.invitesName' : 'call.isCallingName', { name: call.peer.display_name, title: call.title })}</p>
        <div className={classes.choices}>
          {request ? (
            <Button data-testid="let-in" onClick={() => void desk.accept(call.id).catch(tell)}>{t('call.letIn')}</Button>
          ) : (
            <Button data-testid="leave-accept" onClick={() => void answer()}>{t(seated ? 'call.leaveAccept' : 'call.accept')}</Button>
          )}
          <Button color="live" variant="light" data-testid="waiting-reject" onClick={() => void desk.reject(call.id).catch(tell)}>{t('call.reject')}</Button>
        </div>
      </div>
    </Modal>
  );
}
