// SPDX-License-Identifier: Apache-2.0

/** What Chromium offers where an application can be installed; no standard has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offered = event as InstallPrompt;
  listeners.forEach((listener) => listener());
});

/** Whether the browser lets the page ask now; for useSyncExternalStore. */
export const canAsk = () => offered !== null;

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the browser ask the person, once for each offer. */
export async function ask(): Promise<void> {
  const prompt = offered;
  offered = null;
  await prompt?.prompt();
  listeners.forEach((listener) => listener());
}

export const isInstalled = () => matchMedia('(display-mode: standalone)').matches;
