// SPDX-License-Identifier: Apache-2.0

/** A value that changes over time, in the form that React's useSyncExternalStore expects. */
export interface Readable<T> {
  get(): T;
  /** Calls `listener` after each change; the returned function ends it. */
  subscribe(listener: () => void): () => void;
}

export interface Store<T> extends Readable<T> {
  /** Does nothing if `value` is the present one. */
  set(value: T): void;
  update(change: (value: T) => T): void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const store: Store<T> = {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    update: (change) => store.set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return store;
}

/** A store made from another; listeners hear it only when the picked part changes. */
export function select<T, U>(source: Readable<T>, pick: (value: T) => U): Readable<U> {
  return {
    get: () => pick(source.get()),
    subscribe(listener) {
      let last = pick(source.get());
      return source.subscribe(() => {
        const next = pick(source.get());
        if (Object.is(next, last)) return;
        last = next;
        listener();
      });
    },
  };
}
