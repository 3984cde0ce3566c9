// SPDX-License-Identifier: Apache-2.0
import { withTexts } from '@rostrum/kit';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useRoom } from '../app/context';
import { useStore } from '../common/useStore';

// Apart with their texts: guests never need them.
const MeetingCalls = lazy(() => withTexts(import('./MeetingCalls'), import('../i18n/call.en.json')));
const IncomingCall = lazy(() => withTexts(
  import('@rostrum/kit/calls').then((calls) => ({ default: calls.IncomingCall })), import('@rostrum/kit/locales/calls.en.json')));

/** Who calls whoever is signed in, before, in and after a meeting (55/NTF-2): a page in view tells, as no notification does then. */
export function RoomCalls() {
  const { room } = useRoom();
  const phase = useStore(room.signal.connection, (state) => state.phase);
  const greeted = useStore(room.signal.connection, (state) => state.phase === 'ready' && state.hello.identity.kind === 'user');
  const seated = useStore(room.meeting, (meeting) => Boolean(meeting?.own.account_id));
  const [signedIn, setSignedIn] = useState(false);
  useEffect(() => {
    if (greeted || seated) setSignedIn(true);
  }, [greeted, seated]);
  if (!signedIn) return null;
  // without a seat to come the connection of the meeting does not come back once it is lost
  return <Suspense>{phase === 'ended' || phase === 'refused' ? <IncomingCall /> : <MeetingCalls />}</Suspense>;
}
