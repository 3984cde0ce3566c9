// SPDX-License-Identifier: Apache-2.0
import { nextAddress } from '@rostrum/kit';

const HOME = '/me/';

/** Where to go after signing in (80/UPA-6): the page that asked, else the personal area. */
export function returnAddress(search: string, origin: string = location.origin): string {
  const next = nextAddress(search, origin);
  return next === null || /^\/sign-in(?![^?#])/.test(next) ? HOME : next;
}
