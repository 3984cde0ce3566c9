// SPDX-License-Identifier: Apache-2.0
import type { StreamStats, TransportStats } from './stats';

/** Three bars: all is well. None: hardly usable. */
export type Bars = 0 | 1 | 2 | 3;

export interface StreamRate extends StreamStats {
  /** Over the last interval, bit/s. */
  readonly bitrate: number;
  /** Lost share of the packets of the last interval, 0 to 1. */
  readonly loss: number;
  readonly newFreezes: number;
  /** To decode one picture over the last interval, milliseconds; null if none was. */
  readonly decodeMs: number | null;
}

export interface Quality {
  readonly bars: Bars;
  /** Worst of both directions, 0 to 1. */
  readonly loss: number;
  readonly lossIn: number;
  readonly lossOut: number;
  /** Of the sound received, milliseconds; null before there is any. */
  readonly jitter: number | null;
  readonly roundTrip: number | null;
  /** Sums, bit/s. */
  readonly incoming: number;
  readonly outgoing: number;
  readonly protocol: string | null;
  readonly streams: readonly StreamRate[];
}

/** Upper bounds for 3, 2 and 1 bars. */
const LOSS = [0.02, 0.06, 0.15] as const;
const ROUND_TRIP = [250, 450, 900] as const;

/** How good the connection was between two readings. */
export function quality(before: TransportStats, after: TransportStats): Quality {
  const streams = rates(before, after);
  const incoming = streams.filter((each) => each.direction === 'in');
  const outgoing = streams.filter((each) => each.direction === 'out');
  const [lossIn, lossOut] = [lossOf(incoming), lossOf(outgoing)];
  const loss = Math.max(lossIn, lossOut);
  const byLoss = bars(loss, LOSS);
  const byTime = after.roundTrip === null ? 3 : bars(after.roundTrip, ROUND_TRIP);
  const froze = incoming.some((each) => each.newFreezes > 0);
  return {
    bars: Math.max(0, Math.min(byLoss, byTime) - (froze ? 1 : 0)) as Bars,
    loss,
    lossIn,
    lossOut,
    jitter: jitterOf(incoming),
    roundTrip: after.roundTrip,
    incoming: total(incoming),
    outgoing: total(outgoing),
    protocol: after.protocol,
    streams,
  };
}

/** Bars of one received picture. */
export function streamBars(stream: StreamRate): Bars {
  return Math.max(0, bars(stream.loss, LOSS) - (stream.newFreezes > 0 ? 1 : 0)) as Bars;
}

function rates(before: TransportStats, after: TransportStats): StreamRate[] {
  const seconds = Math.max(0.001, (after.at - before.at) / 1000);
  const earlier = new Map(before.streams.map((each) => [each.direction + each.slot, each]));
  return after.streams.map((each) => {
    const last = earlier.get(each.direction + each.slot);
    const lost = gained(each.lost, last?.lost);
    const packets = gained(each.packets, last?.packets) + (each.direction === 'in' ? lost : 0);
    return {
      ...each,
      bitrate: Math.round((gained(each.bytes, last?.bytes) * 8) / seconds),
      loss: packets > 0 ? Math.min(1, lost / packets) : 0,
      newFreezes: gained(each.freezes, last?.freezes),
      decodeMs: perFrame(gained(each.decodeSeconds, last?.decodeSeconds), gained(each.frames, last?.frames)),
    };
  });
}

/** Pictures come in bursts, which says little; sound comes evenly. */
function jitterOf(streams: readonly StreamRate[]): number | null {
  const sounds = streams.filter((each) => each.kind === 'audio' && each.bitrate > 0).flatMap((each) => each.jitter ?? []);
  return sounds.length > 0 ? Math.max(...sounds) : null;
}

function perFrame(seconds: number, frames: number): number | null {
  return frames > 0 ? (seconds * 1000) / frames : null;
}

/** Counters begin anew with a new connection. */
function gained(now: number, before = 0): number {
  return Math.max(0, now - before);
}

/** Loss over all streams, weighed by their packets. */
function lossOf(streams: readonly StreamRate[]): number {
  const rate = total(streams);
  return rate > 0 ? streams.reduce((sum, each) => sum + each.loss * each.bitrate, 0) / rate : 0;
}

function total(streams: readonly StreamRate[]): number {
  return streams.reduce((sum, each) => sum + each.bitrate, 0);
}

function bars(value: number, [good, fair, poor]: readonly [number, number, number]): Bars {
  if (value <= good) return 3;
  if (value <= fair) return 2;
  return value <= poor ? 1 : 0;
}
