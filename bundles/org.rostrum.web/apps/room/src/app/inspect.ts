// SPDX-License-Identifier: Apache-2.0
import type { LipState, Quality, Room, TransportStats } from '@rostrum/core';

/** Read-only figures for support and tests (README.md): `window.__rostrum`. */
export interface Inspection {
  readonly connection: string;
  readonly transport: string;
  /** Slot → whose and what it carries, without the streams. */
  readonly slots: readonly { slot: string; participant: string | null; source: string; paused: string; width: number; height: number }[];
  readonly quality: Quality | null;
  /** By how much the sound of each pair of slots is later than its picture, and how long both are held back for it. */
  readonly lips: readonly LipState[];
  /** Milliseconds from the click on Join to the first picture of somebody else; null before. */
  readonly firstFrame: number | null;
  stats(): Promise<TransportStats | null>;
}

const JOIN = 'rostrum:join';
const FRAME = 'rostrum:first-frame';

export function markJoin(): void {
  performance.clearMarks(JOIN);
  performance.clearMarks(FRAME);
  performance.mark(JOIN);
}

export function markFirstFrame(): void {
  if (performance.getEntriesByName(FRAME).length === 0) performance.mark(FRAME);
}

/** @param more what else tests and support may see, for example of a call */
export function exposeInspection(room: Room, more: object = {}): void {
  const inspection: Inspection = {
    get connection() {
      return room.signal.connection.get().phase;
    },
    get transport() {
      return room.transport.state.get().phase;
    },
    get slots() {
      return [...room.transport.remote.get().values()].map(({ stream: _, ...rest }) => rest);
    },
    get quality() {
      return room.quality.get();
    },
    get lips() {
      return room.transport.lips;
    },
    get firstFrame() {
      const [joined, frame] = [JOIN, FRAME].map((name) => performance.getEntriesByName(name)[0]?.startTime);
      return joined !== undefined && frame !== undefined ? frame - joined : null;
    },
    stats: () => room.transport.stats(),
  };
  Object.defineProperty(window, '__rostrum', { value: Object.freeze(Object.defineProperties(inspection, Object.getOwnPropertyDescriptors(more))), configurable: true });
}
