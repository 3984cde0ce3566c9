// SPDX-License-Identifier: Apache-2.0

/** Keeps the screen on while the page is visible, where the browser can. The returned function lets it sleep again. */
export function keepAwake(page: Document, wakeLock: WakeLock | undefined): () => void {
  let lock: WakeLockSentinel | undefined;
  let wanted = true;
  const acquire = async (): Promise<void> => {
    if (!wanted || page.visibilityState !== 'visible') return;
    // Refused on low battery; the meeting goes on without.
    lock = await wakeLock?.request('screen').catch(() => undefined);
    if (!wanted) void lock?.release();
  };
  // The browser drops the lock whenever the page is hidden.
  const visible = (): void => void acquire();
  page.addEventListener('visibilitychange', visible);
  void acquire();
  return () => {
    wanted = false;
    page.removeEventListener('visibilitychange', visible);
    void lock?.release().catch(() => undefined);
  };
}
