// SPDX-License-Identifier: Apache-2.0

/** Fields of a profile beside login, display name and e-mail, in the order of 30 section 4; names as on the wire. */
export const PROFILE_FIELDS = [
  'first_name', 'middle_name', 'last_name', 'company', 'branch', 'department', 'job_title', 'manager', 'address', 'mobile_phone', 'work_phone', 'home_phone',
  'sip_number',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];
export type ProfileDraft = Record<ProfileField, string>;

export const emptyProfile = Object.fromEntries(PROFILE_FIELDS.map((name) => [name, ''])) as ProfileDraft;

/** The profile in something larger. */
export function profileOf(user: Partial<Record<ProfileField, string | undefined>>): ProfileDraft {
  return Object.fromEntries(PROFILE_FIELDS.map((name) => [name, user[name] ?? ''])) as ProfileDraft;
}
