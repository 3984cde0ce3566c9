// SPDX-License-Identifier: Apache-2.0
import { Time as Instant } from '../time/Time';
import { useTime } from '../time/useTime';

/** A moment in unix seconds in the administrator's zone; by its day alone where the hour says nothing. */
export function Time({ at, dateOnly }: { at: number; dateOnly?: boolean }) {
  const time = useTime();
  if (!dateOnly) return <Instant at={at} />;
  return <time dateTime={new Date(at * 1000).toISOString()} title={time.exact(at)}>{time.date(at)}</time>;
}
