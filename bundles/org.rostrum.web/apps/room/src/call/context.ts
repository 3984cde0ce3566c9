// SPDX-License-Identifier: Apache-2.0
import type { CallLine } from '@rostrum/core';
import { createContext, type ReactNode, useContext } from 'react';

export type Call = NonNullable<CallLine['call']>;

/** The call of this page, and what can be done with it. */
export interface CallControls {
  readonly line: CallLine;
  /** Null before there is one. */
  readonly call: Call | null;
  /** The call that is on hold. */
  readonly held: CallLine | null;
  take(id: string, keep: boolean): Promise<void>;
  swap(): Promise<void>;
  again(): void;
  /** Parts of the meeting's bar. */
  readonly leave: ReactNode;
  readonly add: ReactNode;
  readonly note: ReactNode;
}

/** Null in meetings that are no calls. */
export const CallContext = createContext<CallControls | null>(null);

export function useCall(): CallControls | null {
  return useContext(CallContext);
}

/** Whether it is a call of two still: nobody moderates, locks or invites there. */
export function isForTwo(controls: CallControls | null): boolean {
  return controls !== null && controls.call?.phase !== 'ended';
}

/** As {@link useCall} where there certainly is one. */
export function useCallPage(): CallControls {
  const controls = useContext(CallContext);
  if (!controls) throw new Error('outside of a call');
  return controls;
}
