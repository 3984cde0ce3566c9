// SPDX-License-Identifier: Apache-2.0
import { Button, Modal } from '@mantine/core';
import { playToneOnce } from '@rostrum/core';
import { NameMark } from '@rostrum/kit';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/context';
import { useStore } from '../common/useStore';
import classes from './Call.module.css';
import { useCallPage } from './context';

/** A second call while one talks (00/R-88): hold the first, end it, or refuse the second. */
export function WaitingCall() {
  const { t } = useTranslation();
  const { line, held, take } = useCallPage();
  const { room } = useRoom();
  const ringing = useStore(line.desk.ringing);
  const id = ringing?.id;
  useEffect(() => (id ? playToneOnce('waiting') : undefined), [id]);
  if (!ringing) return null;
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
              {!held && <Button data-testid="hold-accept" onClick={() => void take(ringing.id, true)}>{t('call.holdAccept')}</Button>}
              <Button variant="default" data-testid="end-accept" onClick={() => void take(ringing.id, false)}>{t('call.endAccept')}</Button>
            </>
          )}
          <Button color="live" variant="light" data-testid="waiting-reject" onClick={() => void line.desk.reject(ringing.id).catch(() => undefined)}>{t('call.reject')}</Button>
        </div>
      </div>
    </Modal>
  );
}
