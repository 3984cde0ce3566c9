// SPDX-License-Identifier: Apache-2.0

/** How a table can be narrowed; `name` is the parameter of the server. */
export type Filter =
  | { kind: 'choice'; name: string; label: string; options: readonly { value: string; label: string }[]; multiple?: boolean }
  | { kind: 'text'; name: string; label: string }
  /** Two parameters, `from` and `to`, in unix seconds. */
  | { kind: 'time'; name: 'time'; label: string };

/** What a filter is set to: names of its values, or the text itself; null: to nothing. `time` formats unix seconds. */
export function shownOf(filter: Filter, values: Readonly<Record<string, readonly string[]>>, time: (unix: number) => string): string[] | null {
  if (filter.kind === 'time') {
    const [from, to] = [values.from?.[0], values.to?.[0]];
    return from || to ? [from ? time(Number(from)) : '…', to ? time(Number(to)) : '…'] : null;
  }
  const set = values[filter.name];
  if (!set || set.length === 0) return null;
  return filter.kind === 'text' ? [...set] : set.map((value) => filter.options.find((option) => option.value === value)?.label ?? value);
}

/** Parameters of the server that these filters set. */
export function namesOf(filters: readonly Filter[]): string[] {
  return filters.flatMap((filter) => (filter.kind === 'time' ? ['from', 'to'] : [filter.name]));
}
