// SPDX-License-Identifier: Apache-2.0
import type { Bars, Quality } from './quality';
import type { Level, Report } from './Reports';

/** What keeps a connection from being better; pages put it in words. */
export type Reason = 'loss_up' | 'loss_down' | 'round_trip' | 'jitter' | 'bandwidth' | 'limit_down' | 'limit_up' | 'uplink' | 'cpu' | 'frozen';

export interface Verdict {
  readonly bars: Bars;
  /** Most telling first; empty while all is well. */
  readonly reasons: readonly Reason[];
}

const MOST: Readonly<Record<Level, Bars>> = { unknown: 3, good: 3, fair: 2, poor: 1 };
/** From here on a figure is worth a word: shares, milliseconds. */
const LOSS = 0.02;
const ROUND_TRIP = 250;
const JITTER = 40;

/** How good the connection is and why, from what the browser measures and what the server tells. */
export function verdict(quality: Quality, level: Level, report: Report | null): Verdict {
  const sent = quality.streams.filter((each) => each.direction === 'out' && each.bitrate > 0);
  const found = new Set<Reason>(report ? told(report) : []);
  if (quality.lossOut > LOSS) found.add('loss_up');
  if (quality.lossIn > LOSS) found.add('loss_down');
  if ((quality.roundTrip ?? 0) > ROUND_TRIP) found.add('round_trip');
  if ((quality.jitter ?? 0) > JITTER) found.add('jitter');
  if (sent.some((each) => each.limited === 'cpu')) found.add('cpu');
  if (sent.some((each) => each.limited === 'bandwidth') && !found.has('limit_up')) found.add('uplink');
  if (quality.streams.some((each) => each.newFreezes > 0)) found.add('frozen');
  return { bars: Math.min(quality.bars, MOST[level]) as Bars, reasons: [...found] };
}

/** What the server says: the worst figure, and where an administrator's limit keeps pictures small (30/BW-6). */
function told({ cause, limited }: Report): Reason[] {
  const worst: Reason[] = cause === 'none' ? [] : [cause === 'limit' ? 'limit_down' : cause];
  return [...worst, ...(limited ?? []).map((direction): Reason => `limit_${direction}`)];
}
