// SPDX-License-Identifier: Apache-2.0

/** Absolute or relative address as URL; null where it is none. (URL.parse is missing in browsers of 2023.) */
export function addressOf(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Sends the visitor to sign in and afterwards back to where he is now. */
export function signInAddress(from: Pick<Location, 'pathname' | 'search'> = location): string {
  return `/sign-in?next=${encodeURIComponent(from.pathname + from.search)}`;
}

/**
 * The page that asked for signing in, from `next` of an address; null if there is none, or it is none of this server. Nobody can make a
 * link to our sign-in that leads to another site.
 */
export function nextAddress(search: string, origin: string = location.origin): string | null {
  const next = new URLSearchParams(search).get('next');
  const address = next?.startsWith('/') ? addressOf(next, origin) : null;
  // A path such as /.//host becomes //host, which is another host to the browser
  if (!address || address.origin !== origin || address.pathname.startsWith('//')) return null;
  return address.pathname + address.search + address.hash;
}
