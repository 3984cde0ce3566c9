// SPDX-License-Identifier: Apache-2.0

/** The six digits of a one-time code, however they are grouped; null if they are not six. */
export function readCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}
