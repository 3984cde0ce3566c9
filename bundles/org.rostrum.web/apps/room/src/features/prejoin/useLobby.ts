// SPDX-License-Identifier: Apache-2.0
import { reasonOf, ApiError, type Me } from '@rostrum/api';
import { codeOf, SignalError } from '@rostrum/core';
import { knownGuest, rememberGuest } from '@rostrum/kit';
import { useCallback, useEffect, useState } from 'react';
import { useRoom } from '../../app/context';
import { markJoin } from '../../app/inspect';
import { keptCard, type ShownCard } from '../../common/keptCard';

/** Words of REST for what signalling calls otherwise. */
const SAME: Readonly<Record<string, string>> = { conferenceNotFound: 'not_found', unreachable: 'disconnected' };
/** The cookie of the guest is gone or was never good. */
const NO_IDENTITY = new Set(['unauthenticated', 'unauthorized']);

export interface Lobby {
  /** Null while it is being asked for. */
  readonly card: ShownCard | null;
  /** Undefined while it is being asked for; null: nobody is signed in. */
  readonly me: Me | null | undefined;
  readonly busy: boolean;
  /** Code of the refusal, if joining or asking for the meeting failed. */
  readonly refusal: string | null;
  join(name: string, pin?: string): void;
  /** Away from the refusal; asks for the meeting again if that was what failed. */
  dismiss(): void;
}

/** What is known before the meeting, and the way into it. */
export function useLobby(): Lobby {
  const { room, api, conferenceId } = useRoom();
  const [card, setCard] = useState<ShownCard | null>(null);
  const [me, setMe] = useState<Me | null | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const refuse = useCallback((error: unknown) => setRefusal(wordOf(error)), []);

  const ask = useCallback(() => {
    api.card(conferenceId).catch((error: unknown) => keptCard() ?? Promise.reject(error)).then(setCard, refuse);
    api.me().then(setMe, () => setMe(null));
  }, [api, conferenceId, refuse]);
  useEffect(ask, [ask]);

  // The socket is open and greeted before anybody clicks, so that joining takes one round trip less.
  const mayConnect = me || (me === null && card?.access === 'public' && knownGuest() !== null);
  useEffect(() => {
    if (mayConnect) room.signal.connect();
  }, [mayConnect, room]);

  const becomeGuest = async (name: string): Promise<void> => {
    rememberGuest((await api.createGuest(name)).display_name);
  };
  const enter = async (name: string, pin?: string): Promise<void> => {
    const wishes = { conferenceId, ...(!me && { displayName: name }), ...(pin && { pin }) };
    if (!me && knownGuest() === null) await becomeGuest(name);
    await room.join(wishes).catch(async (error: unknown) => {
      if (me || !NO_IDENTITY.has(codeOf(error))) throw error;
      await becomeGuest(name);
      await room.join(wishes);
    });
    if (!me) rememberGuest(name);
  };
  const join = (name: string, pin?: string): void => {
    markJoin();
    setBusy(true);
    setRefusal(null);
    enter(name, pin).catch(refuse).finally(() => setBusy(false));
  };
  const dismiss = (): void => {
    setRefusal(null);
    if (!card) ask();
  };
  return { card, me, busy, refusal, join, dismiss };
}

function wordOf(error: unknown): string {
  const word = error instanceof SignalError ? error.code : error instanceof ApiError ? reasonOf(error) : 'internal';
  return SAME[word] ?? word;
}
