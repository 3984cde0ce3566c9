// SPDX-License-Identifier: Apache-2.0

/** The ways that are tried, in the order in which they are shown. */
export const WAYS = ['signal', 'udp', 'tcp', 'relay'] as const;
export type Way = (typeof WAYS)[number];

export interface Outcome {
  readonly ok: boolean;
  /** Milliseconds; null if it could not be measured. */
  readonly roundTrip: number | null;
}

export type Outcomes = Readonly<Partial<Record<Way, Outcome>>>;

/** What it means for somebody who wants to meet. */
export type Verdict = 'good' | 'slow' | 'tcpOnly' | 'relayOnly' | 'noMedia' | 'noSignal';

/** From here on people interrupt each other, milliseconds (ITU-T G.114 names 150 ms one way). */
const SLOW = 300;

/** Of a test that is through. */
export function verdictOf(outcomes: Outcomes): Verdict {
  if (!outcomes.signal?.ok) return 'noSignal';
  if (outcomes.udp?.ok) return (outcomes.udp.roundTrip ?? 0) > SLOW ? 'slow' : 'good';
  if (outcomes.tcp?.ok) return 'tcpOnly';
  return outcomes.relay?.ok ? 'relayOnly' : 'noMedia';
}
