// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';

/** As 80/UCH-2 writes it: `2 min 37 s`. */
export function callDuration(t: TFunction, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return t('call.hours', { hours, minutes });
  return minutes > 0 ? t('call.minutes', { minutes, seconds: whole % 60 }) : t('call.seconds', { seconds: whole });
}
