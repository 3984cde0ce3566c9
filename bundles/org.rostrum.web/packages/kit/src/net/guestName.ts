// SPDX-License-Identifier: Apache-2.0

const NAME = 'rostrum.guestName';

/** Name of this browser's guest, once the server has made one; null before. The pages share it (80/UCP-6). */
export function knownGuest(): string | null {
  return localStorage.getItem(NAME);
}

export function rememberGuest(name: string): void {
  localStorage.setItem(NAME, name);
}
