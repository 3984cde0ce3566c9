// SPDX-License-Identifier: Apache-2.0
import type { Readable } from '@rostrum/core';
import { useSyncExternalStore } from 'react';

/** The value of a store, or the part that `pick` takes of it; `pick` must give the same object for the same value. */
export function useStore<T>(store: Readable<T>): T;
export function useStore<T, U>(store: Readable<T>, pick: (value: T) => U): U;
export function useStore<T, U>(store: Readable<T>, pick?: (value: T) => U): T | U {
  return useSyncExternalStore(store.subscribe, () => (pick ? pick(store.get()) : store.get()));
}
