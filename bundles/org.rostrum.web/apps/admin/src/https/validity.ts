// SPDX-License-Identifier: Apache-2.0
import type { Certificate } from './httpsApi';

const DAY_S = 86_400;
/** From here on a certificate is worth a word. */
const SOON_DAYS = 30;

export interface Validity {
  state: 'valid' | 'soon' | 'expired' | 'future';
  /** Whole days until the end; negative after it. */
  daysLeft: number;
  /** Part of the life that has passed, 0 to 1. */
  passed: number;
}

/** Where a certificate stands in its life at `now` (unix seconds). */
export function validityOf({ not_before, not_after }: Pick<Certificate, 'not_before' | 'not_after'>, now: number): Validity {
  const daysLeft = Math.trunc((not_after - now) / DAY_S);
  const passed = Math.min(1, Math.max(0, (now - not_before) / Math.max(1, not_after - not_before)));
  const state = now >= not_after ? 'expired' : now < not_before ? 'future' : daysLeft < SOON_DAYS ? 'soon' : 'valid';
  return { state, daysLeft, passed };
}
