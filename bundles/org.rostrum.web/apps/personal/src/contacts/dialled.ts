// SPDX-License-Identifier: Apache-2.0
import type { ProfileField } from '@rostrum/kit/profile';

const PHONES: readonly ProfileField[] = ['mobile_phone', 'work_phone', 'home_phone'];

/** The call string behind a number of a profile (30/PRF-7, PRF-8); null for fields that nobody calls. */
export function dialledOf(field: ProfileField, text: string): string | null {
  if (PHONES.includes(field)) return `#tel:${text}`;
  return field === 'sip_number' ? `#sip:${text.trim().replace(/^#?sip:/i, '')}` : null;
}
