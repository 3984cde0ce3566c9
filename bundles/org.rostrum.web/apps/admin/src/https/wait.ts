// SPDX-License-Identifier: Apache-2.0
import type { HttpsConfiguration } from './httpsApi';

/** The server falls back to the old configuration after 60 s (20 section 13); a little more for the way back. */
export const GIVE_UP_S = 75;

export type Outcome = 'waiting' | 'active' | 'restored' | 'moved' | 'lost';

/** One look at the server while it restarts: what it says, or null while it does not answer. */
export function outcomeOf(wanted: HttpsConfiguration, seen: (HttpsConfiguration & { state: string }) | null, portNow: number, seconds: number): Outcome {
  const moved = wanted.https_port !== portNow;
  if (seen?.state === 'restarting') return seconds < GIVE_UP_S ? 'waiting' : 'lost';
  if (seen) return !same(wanted, seen) ? 'restored' : moved ? 'moved' : 'active';
  if (seconds < GIVE_UP_S) return 'waiting';
  // A page may not ask another port, so the new address can only be offered.
  return moved ? 'moved' : 'lost';
}

function same(one: HttpsConfiguration, other: HttpsConfiguration): boolean {
  return one.mode === other.mode && one.https_port === other.https_port && one.hsts === other.hsts
    && [...one.tls_versions].sort().join() === [...other.tls_versions].sort().join();
}

/** Address of this page at another port of the same host. */
export function addressAt(port: number, { hostname, pathname }: { hostname: string; pathname: string }): string {
  return `https://${hostname}${port === 443 ? '' : `:${port}`}${pathname}`;
}
