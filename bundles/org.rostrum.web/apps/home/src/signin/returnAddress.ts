// SPDX-License-Identifier: Apache-2.0
import { addressOf } from '@rostrum/kit';

const HOME = '/me/';

/**
 * Where to go after signing in (80/UPA-6): the page that asked, if it is one of this server, else the personal area. Nobody can
 * make a link to our sign-in that leads to another site.
 */
export function returnAddress(search: string, origin: string = location.origin): string {
  const next = new URLSearchParams(search).get('next');
  if (!next?.startsWith('/')) return HOME;
  const address = addressOf(next, origin);
  if (!address || address.origin !== origin || address.pathname === '/sign-in') return HOME;
  return address.pathname + address.search + address.hash;
}
