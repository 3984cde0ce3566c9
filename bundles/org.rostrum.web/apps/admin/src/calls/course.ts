// SPDX-License-Identifier: Apache-2.0
import type { CallJoin, CallSample, LogTime } from '../api/contract';
import type { Row } from '../dashboard/merge';

const SAMPLE_SECONDS = 5;
const MOST_STEP = 3_600;
/** More would not be seen in a drawer. */
const POINTS = 240;

/** A time of the logs as unix seconds. */
export const secondsOf = ({ date }: LogTime): number => Date.parse(`${date.slice(0, 23).replace(' ', 'T')}Z`) / 1000;

/** Seconds that are put together to one point of a chart, so that the whole join fits. */
export function stepOf({ duration }: Pick<CallJoin, 'duration'>): number {
  const step = Math.ceil(duration / POINTS / SAMPLE_SECONDS) * SAMPLE_SECONDS;
  return Math.min(MOST_STEP, Math.max(SAMPLE_SECONDS, step));
}

/** Lines of a chart; null where nothing was measured. */
export function rowsOf(samples: readonly CallSample[], ...figures: ((sample: CallSample) => number | null | undefined)[]): Row[] {
  return samples.map((sample) => ({ at: sample.time, values: figures.map((figure) => figure(sample) ?? null) }));
}
