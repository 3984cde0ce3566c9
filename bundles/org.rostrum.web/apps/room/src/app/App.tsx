// SPDX-License-Identifier: Apache-2.0
import { useTitle } from '@rostrum/kit';
import { useEffect } from 'react';
import { RoomCalls } from '../call/RoomCalls';
import { useStore } from '../common/useStore';
import { Ended } from '../features/end/Ended';
import { PreJoin } from '../features/prejoin/PreJoin';
import { RoomContext, type RoomServices } from './context';
import { MeetingPage } from './MeetingPage';

/** Before, in and after the meeting. */
export function App({ services }: { services: RoomServices }) {
  const { room, screen } = services;
  const phase = useStore(room.signal.connection, (state) => state.phase);
  const topic = useStore(room.meeting, (meeting) => meeting?.topic);
  useTitle(topic);
  useEffect(() => {
    if (phase === 'seated' && screen.joinedAt.get() === null) screen.joinedAt.set(Date.now());
  }, [phase, screen]);
  return (
    <RoomContext.Provider value={services}>
      {phase === 'seated' || phase === 'reconnecting' ? <MeetingPage /> : phase === 'ended' ? <Ended /> : <PreJoin />}
      <RoomCalls />
    </RoomContext.Provider>
  );
}
