// SPDX-License-Identifier: Apache-2.0
import { Button, Modal } from '@mantine/core';
import { playToneOnce, ringsHere } from '@rostrum/core';
import { NameMark } from '@rostrum/kit';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/context';
import { useStore } from '../common/useStore';
import classes from './Call.module.css';
import { useCallPage } from './context';

/** Another call than that of the page (00/R-88): hold the first, end it, or refuse the second; before and after a call nothing is held. */
export function WaitingCall() {
  const { t } = useTranslation();
  const { line, call, held, take } = useCallPage();
  const { room } = useRoom();
  // what is being asked for may be what rings
  const asking = useStore(line.state, ({ phase }) => phase === 'idle' || phase === 'asking');
  const ringing = useStore(line.desk.calls, (calls) => (asking ? undefined : calls.find((each) => ringsHere(each) && each.id !== call?.id)));
  const id = ringing?.id;
  useEffect(() => (id ? playToneOnce('waiting') : undefined), [id]);
  if (!ringing) return null;
  const open = call !== null && call.phase !== 'ended';
  const seated = room.inMeeting.get();
  const request = ringing.kind === 'request';
  const let_in = () => void line.desk.accept(ringing.id).catch((error: unknown) => room.notices.add({ kind: 'refused', code: (error as { code?: string }).code ?? 'internal' }));
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} centered title={t('call.waitingTitle')}>
      <div className={classes.waiting} data-testid="waiting-call">
        <NameMark name={ringing.peer.display_name} size={56} />
        <p>{t(request ? 'call.asksInName' : ringing.kind === 'invite' ? 'call.invitesName' : 'call.isCallingName', { name: ringing.peer.display_name, title: ringing.title })}</p>
        <div className={classes.choices}>
          {request ? (
            <Button data-testid="let-in" onClick={let_in}>{t('call.letIn')}</Button>
          ) : (
            <>
              {seated && !held && <Button data-testid="hold-accept" onClick={() => void take(ringing.id, true)}>{t('call.holdAccept')}</Button>}
              <Button variant="default" data-testid="end-accept" onClick={() => void take(ringing.id, false)}>{t(open || seated ? 'call.endAccept' : 'call.accept')}</Button>
            </>
          )}
          <Button color="live" variant="light" data-testid="waiting-reject" onClick={() => void line.desk.reject(ringing.id).catch(() => undefined)}>{t('call.reject')}</Button>
        </div>
      </div>
    </Modal>
  );
}
