// SPDX-License-Identifier: Apache-2.0

/** One short message; `id` grows. */
export interface Toast {
  readonly id: number;
  readonly tone: 'success' | 'error' | 'neutral';
  readonly text: string;
}

const LIMIT = 3;
const LIFE_MS = { success: 4_000, neutral: 6_000, error: 10_000 };

let last = 0;
let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message for a few seconds; at most three at once, the oldest gives way. */
export function toast(tone: Toast['tone'], text: string): void {
  const shown: Toast = { id: ++last, tone, text };
  set([...toasts, shown].slice(-LIMIT));
  setTimeout(() => dismissToast(shown.id), LIFE_MS[tone]);
}

export function dismissToast(id: number): void {
  if (toasts.some((shown) => shown.id === id)) set(toasts.filter((shown) => shown.id !== id));
}

/** For useSyncExternalStore. */
export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  current: () => toasts,
};
