// SPDX-License-Identifier: Apache-2.0
import type { Seconds } from '../api/contract';

/** One point of time: the value of each line, null where it has none. */
export interface Row {
  at: Seconds;
  values: (number | null)[];
}

/** Lines with their own points of time as one table, in order of time. */
export function merged(lines: readonly (readonly (readonly [Seconds, number | null])[])[]): Row[] {
  const rows = new Map<Seconds, Row>();
  lines.forEach((points, line) => {
    for (const [at, value] of points) {
      const row = rows.get(at) ?? { at, values: lines.map(() => null) };
      row.values[line] = value;
      rows.set(at, row);
    }
  });
  return [...rows.values()].sort((one, other) => one.at - other.at);
}
