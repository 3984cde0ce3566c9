// SPDX-License-Identifier: Apache-2.0

const NAME = 'rostrum.guest.name';

/** Name of this browser's guest, once the server has made one; null before. */
export function knownGuest(): string | null {
  return localStorage.getItem(NAME);
}

export function rememberGuest(name: string): void {
  localStorage.setItem(NAME, name);
}
