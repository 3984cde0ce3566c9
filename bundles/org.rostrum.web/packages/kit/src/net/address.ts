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
