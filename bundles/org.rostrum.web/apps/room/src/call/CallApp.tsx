// SPDX-License-Identifier: Apache-2.0
import type { CallLine } from '@rostrum/core';
import { signInAddress, useTitle } from '@rostrum/kit';
import { IncomingCall } from '@rostrum/kit/calls';
import { useEffect, useMemo, useState } from 'react';
import { RoomContext, createScreen, type RoomApi, type RoomServices } from '../app/context';
import { exposeInspection } from '../app/inspect';
import { MeetingPage } from '../app/MeetingPage';
import { useStore } from '../common/useStore';
import { CallContext } from './context';
import { AddButton, CallNote, HangUp } from './CallItems';
import { CallPage } from './CallPage';
import { HeldCall } from './HeldCall';
import { browserLine } from './line';
import { useAddress } from './useAddress';
import { WaitingCall } from './WaitingCall';

/** What the address asks for: `/call?to=…` calls, `/call/{id}` opens a call, `/call/{id}?accept` takes it; none of them leads to the history. */
export interface CallWish {
  readonly to: string | null;
  readonly id: string | null;
  readonly accept: boolean;
}

interface Line {
  readonly line: CallLine;
  readonly services: RoomServices;
}

function newLine(api: RoomApi): Line {
  const line = browserLine();
  return { line, services: { room: line.room, api, screen: createScreen(), conferenceId: '' } };
}

/** Calls of this page: one that goes on, and perhaps one on hold (00/R-88). */
export default function CallApp({ api, wish }: { api: RoomApi; wish: CallWish }) {
  const [active, setActive] = useState<Line>(() => newLine(api));
  const [held, setHeld] = useState<Line | null>(null);
  const state = useStore(active.line.state);
  const call = state.phase === 'call' ? state.call : null;
  const phase = useStore(active.line.room.signal.connection, (connection) => connection.phase);
  const seated = phase === 'seated' || phase === 'reconnecting';
  useTitle(call?.title ?? call?.peer.display_name);

  useEffect(() => {
    const { line } = active;
    exposeInspection(line.room, { get path() { return line.moving.path.get(); }, get call() { return line.call; } });
    if (line.state.get().phase !== 'idle') return;
    void line.room.local.start();
    if (wish.to) void line.dial(wish.to);
    else if (wish.id && wish.accept) void line.answer(wish.id);
    else if (wish.id) void line.open(wish.id);
    else location.replace('/me/calls');
  }, [active, wish]);
  useEffect(() => {
    if (state.phase === 'conference') location.replace(`/c/${encodeURIComponent(state.id)}`);
    if (state.phase === 'refused' && (state.code === 'unauthorized' || state.code === 'accountNeeded')) location.replace(signInAddress());
  }, [state]);
  useAddress(active.line, call);
  // who talks is there from the first moment on
  useEffect(() => {
    if (seated && active.services.screen.joinedAt.get() === null) active.services.screen.joinedAt.set(Date.now());
  }, [seated, active]);

  const controls = useMemo(() => ({
    line: active.line,
    call,
    held: held?.line ?? null,
    /** Another call is taken; the present one is put aside or ended. */
    take: async (id: string, keep: boolean): Promise<void> => {
      const next = newLine(api);
      if (keep) await active.line.hold(true);
      else await active.line.hangUp();
      if (!keep) active.line.close();
      else setHeld(active);
      setActive(next);
      void next.line.room.local.start();
      await next.line.answer(id);
    },
    /** The one on hold goes on; the present one is put aside, or is over. */
    swap: async (): Promise<void> => {
      if (!held) return;
      const over = active.line.call?.phase === 'ended';
      if (over) active.line.close();
      else await active.line.hold(true);
      setActive(held);
      setHeld(over ? null : active);
      await held.line.hold(false);
    },
    leave: <HangUp />,
    add: <AddButton />,
    note: <CallNote />,
    again: (): void => {
      const target = active.line.call?.dialled ?? wish.to;
      if (target) location.assign(`/call?to=${encodeURIComponent(target)}`);
    },
  }), [active, held, call, api, wish]);

  return (
    <CallContext.Provider value={controls}>
      <RoomContext.Provider value={active.services}>
        {seated ? <MeetingPage key={call?.id ?? ''} /> : <CallPage key={call?.id ?? 'new'} />}
        {held && <HeldCall line={held.line} onGone={() => setHeld(null)} />}
        {/* over another connection where that of the call does not come back once it is lost */}
        {(phase === 'ended' || phase === 'refused') && !held ? <IncomingCall /> : <WaitingCall />}
      </RoomContext.Provider>
    </CallContext.Provider>
  );
}
