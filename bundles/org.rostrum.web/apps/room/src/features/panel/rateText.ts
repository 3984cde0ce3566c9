// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';

/** Bit/s for people. */
export function rateText(t: TFunction, bits: number): string {
  if (bits >= 1_000_000) return t('quality.megabits', { value: (bits / 1_000_000).toFixed(1) });
  return t('quality.kilobits', { value: Math.round(bits / 1000) });
}
