// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';

export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  // Refused when no key or click led here; then there is nothing to do.
  else document.documentElement.requestFullscreen().catch(() => undefined);
}

export function useFullScreen(): boolean {
  return useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
