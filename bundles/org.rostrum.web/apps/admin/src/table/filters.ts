// SPDX-License-Identifier: Apache-2.0

/** How a table can be narrowed; `name` is the parameter of the server. */
export type Filter =
  | { kind: 'choice'; name: string; label: string; options: readonly { value: string; label: string }[]; multiple?: boolean }
  | { kind: 'text'; name: string; label: string }
  /** Two parameters, `from` and `to`, in unix seconds. */
  | { kind: 'time'; name: 'time'; label: string };

/** Parameters of the server that these filters set. */
export function namesOf(filters: readonly Filter[]): string[] {
  return filters.flatMap((filter) => (filter.kind === 'time' ? ['from', 'to'] : [filter.name]));
}
