// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Metric, Seconds } from '../api/contract';
import { panel } from '../api/panel';
import { merged } from './merge';

/** Up to now and moving on, or fixed. */
export type Range = { lastSeconds: number } | { from: Seconds; to: Seconds };

const POINTS = 120;
const LIVE_MS = 5_000;
const SLOW_MS = 60_000;
const HOUR = 3600;

/** Lines of a chart, one entry a point of time; the last hour follows every 5 s, longer ranges every minute. */
export function useHistory(metrics: readonly Metric[], range: Range) {
  const moving = 'lastSeconds' in range;
  const answers = useQueries({
    queries: metrics.map((metric) => ({
      queryKey: ['history', metric, range],
      queryFn: () => {
        const now = Math.floor(Date.now() / 1000);
        const [from, to] = moving ? [now - range.lastSeconds, now] : [range.from, range.to];
        return panel.history(metric, from, to, POINTS);
      },
      placeholderData: keepPreviousData,
      refetchInterval: moving ? (range.lastSeconds <= HOUR ? LIVE_MS : SLOW_MS) : (false as const),
    })),
  });
  const error = answers.find((answer) => answer.error)?.error ?? null;
  const ready = answers.every((answer) => answer.data);
  return {
    error,
    rows: ready ? merged(answers.map((answer) => answer.data!.points)) : undefined,
    refetch: () => answers.forEach((answer) => void answer.refetch()),
  };
}
