// SPDX-License-Identifier: Apache-2.0
import type { Licence, Pool } from './licenceApi';

/** Days before the end at which a banner shows (00/R-5: 30, 14, 7 and 1). */
const BANNER_DAYS = 30;
const FULL_FROM = 0.9;

export type Banner = 'expiring' | 'grace' | 'expired' | 'none';

/** What the frame must tell about the licence; null: nothing. */
export function bannerOf({ state, days_left }: Pick<Licence, 'state' | 'days_left'>): Banner | null {
  if (state === 'grace' || state === 'expired' || state === 'none') return state;
  return days_left !== null && days_left <= BANNER_DAYS ? 'expiring' : null;
}

/** 0 to 1; null without a limit. */
export function fillOf({ limit, used }: Pool): number | null {
  if (limit === null) return null;
  return limit === 0 ? 1 : Math.min(1, used / limit);
}

export function levelOf(pool: Pool): 'free' | 'tight' | 'full' {
  const fill = fillOf(pool) ?? 0;
  return pool.limit !== null && pool.used >= pool.limit ? 'full' : fill >= FULL_FROM ? 'tight' : 'free';
}
