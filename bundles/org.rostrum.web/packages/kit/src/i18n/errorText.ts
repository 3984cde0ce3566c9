// SPDX-License-Identifier: Apache-2.0
import { reasonOf } from '@rostrum/api';
import i18next, { type TFunction } from 'i18next';

/** What happened and what to do, by the stable word of the refusal; unknown words get a general text that names them. */
export function errorText(t: TFunction, error: unknown): string {
  return reasonText(t, reasonOf(error));
}

/** As {@link errorText} for a bare code, for example of a signalling refusal. */
export function reasonText(t: TFunction, reason: string): string {
  if (i18next.exists(`error.${reason}`)) return t(`error.${reason}`);
  // Words that only administrators meet; the small public pages do not carry them.
  return i18next.exists(`refusal.${reason}`) ? t(`refusal.${reason}`) : t('error.unknown', { reason });
}
