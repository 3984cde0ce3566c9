// SPDX-License-Identifier: Apache-2.0
import type { CallLine } from '@rostrum/core';
import { useEffect } from 'react';
import { keepCard } from '../common/keptCard';
import { useStore } from '../common/useStore';
import type { Call } from './context';

/** The call became a conference, or was the way into one: its page is that of a conference from now on. */
const leadsOn = (call: Call): boolean => call.phase === 'ended' && (call.cause === 'join_ok' || call.cause === 'became_conference');

/** Loaded anew, the page goes on with this call and does not dial again; or with the conference, which outlives the call (00/R-83). */
export function useAddress(line: CallLine, call: Call | null): void {
  const meeting = useStore(line.room.meeting, (known) => known?.conferenceId);
  const id = call?.id;
  const conference = call && leadsOn(call) ? meeting : undefined;
  useEffect(() => {
    if (conference) keepCard(`/room/${encodeURIComponent(conference)}`, line.room.meeting.get()?.topic ?? '');
    else if (id) history.replaceState(history.state, '', `/call/${id}`);
  }, [line, id, conference]);
}
