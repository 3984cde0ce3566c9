// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  /** The last good answer; stays while a later one fails. */
  data: T | undefined;
  /** Why the last call failed, or null. */
  error: unknown;
  reload: () => void;
}

/**
 * Loads once and, with `everyMs`, again and again while the page is seen. For public pages, whose budget has no room for a
 * query cache.
 *
 * @param load called at first, on reload and on each turn; must keep its identity
 */
export function useLoad<T>(load: () => Promise<T>, everyMs?: number): Loaded<T> {
  const [state, setState] = useState<{ data: T | undefined; error: unknown }>({ data: undefined, error: null });
  const turn = useRef(0);
  const reload = useCallback(() => {
    const mine = ++turn.current;
    const settle = (next: (before: { data: T | undefined }) => { data: T | undefined; error: unknown }) => {
      if (mine === turn.current) setState(next);
    };
    load().then(
      (data) => settle(() => ({ data, error: null })),
      (error: unknown) => settle(({ data }) => ({ data, error })),
    );
  }, [load]);
  useEffect(() => {
    reload();
    if (!everyMs) return undefined;
    const timer = setInterval(() => !document.hidden && reload(), everyMs);
    const seen = () => !document.hidden && reload();
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [reload, everyMs]);
  return { ...state, reload };
}
