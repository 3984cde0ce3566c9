// SPDX-License-Identifier: Apache-2.0

const FIRST = 250;
const LONGEST = 5_000;

/**
 * Wait before the given attempt, milliseconds: none before the first, then doubling up to 5 s. A random half of each wait
 * spreads the clients of a server that comes back.
 *
 * @param attempt 0 for the first
 * @param random in [0, 1)
 */
export function backoff(attempt: number, random: number): number {
  if (attempt === 0) return 0;
  const full = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 10));
  return Math.round(full / 2 + (full / 2) * random);
}
