// SPDX-License-Identifier: Apache-2.0
import { useTime } from './useTime';

/** An instant (unix seconds) as the administrator reads it; exactly so while it is pointed at. */
export function Time({ at, exact }: { at: number; exact?: boolean }) {
  const time = useTime();
  return <time dateTime={new Date(at * 1000).toISOString()} title={time.exact(at)}>{exact ? time.exact(at) : time.short(at)}</time>;
}
