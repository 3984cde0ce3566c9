// SPDX-License-Identifier: Apache-2.0
import type { Card } from '@rostrum/api';

/**
 * What the page offers to this visitor:
 * `insecure` – browsers give camera and microphone only to HTTPS pages (80/UCP-10);
 * `disabled` – the browser is no way into this conference (80/UCP-3);
 * `account` – join as who is signed in; `guest` – type a name; `sign-in` – an account is needed (80/UCP-4).
 */
export type JoinOffer = 'insecure' | 'disabled' | 'account' | 'guest' | 'sign-in';

export function joinOffer(card: Pick<Card, 'access' | 'join'>, me: object | null, secure: boolean): JoinOffer {
  if (!card.join.browser) return 'disabled';
  if (!secure) return 'insecure';
  if (me) return 'account';
  return card.access === 'public' ? 'guest' : 'sign-in';
}
