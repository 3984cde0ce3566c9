// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { PublicFrame, StateMessage } from '@rostrum/kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { clockTime } from '../../common/duration';
import { useFocusOnShow } from '../../common/useFocusOnShow';
import { useStore } from '../../common/useStore';
import { signInAddress } from '../prejoin/signInAddress';
import classes from './End.module.css';

/** After these there is nothing to come back to, or no way. */
const FINAL = new Set(['conference_ended', 'excluded', 'accountInactive', 'accountDeleted']);

/** The account was let go, not the connection lost: told apart (30/PRF-4). */
const OF_ACCOUNT = new Set(['accountInactive', 'accountDeleted', 'accountDisconnected', 'unauthorized']);

/** After these one comes back by signing in. */
const SIGN_IN = new Set(['accountDisconnected', 'unauthorized']);

/** After the meeting: why it is over, how long one was in it, the way back. */
export function Ended() {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const ended = useStore(room.signal.connection);
  const joinedAt = useStore(screen.joinedAt);
  const page = useFocusOnShow<HTMLDivElement>();
  const [leftAt] = useState(() => Date.now());
  if (ended.phase !== 'ended') return null;
  const { by, refusal } = ended;
  const cause = refusal && OF_ACCOUNT.has(refusal) ? refusal : ended.cause;
  const rejoin = (): void => {
    screen.joinedAt.set(null);
    room.signal.close();
  };
  const home = <Button key="home" component="a" href="/" size="md" variant={FINAL.has(cause) ? 'filled' : 'default'}>{t('ended.home')}</Button>;
  return (
    <PublicFrame>
      <div ref={page} tabIndex={-1} className={classes.page} data-testid="ended" data-cause={cause}>
        <StateMessage
          level={1}
          kind={cause === 'hung_up' || cause === 'conference_ended' || cause === 'moved' ? 'done' : 'locked'}
          title={t(`ended.title.${cause}`)}
          text={t(by && (cause === 'excluded' || cause === 'conference_ended') ? `ended.text.${cause}By` : `ended.text.${cause}`, { by })}
          action={FINAL.has(cause) ? home : SIGN_IN.has(cause) ? [<Button key="sign-in" component="a" href={signInAddress()} size="md">{t('refused.signIn')}</Button>, home] : [<Button key="rejoin" size="md" onClick={rejoin} data-testid="rejoin">{t('ended.rejoin')}</Button>, home]}
        />
        {joinedAt !== null && <p className={classes.code}>{t('ended.duration', { time: clockTime(leftAt - joinedAt) })}</p>}
      </div>
    </PublicFrame>
  );
}
