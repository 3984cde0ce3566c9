// SPDX-License-Identifier: Apache-2.0
import type { ApiError } from '@rostrum/api';
import { emptyProfile, type ProfileDraft, profileOf } from '@rostrum/kit/profile';
import type { User, UserDraft } from '../api/contract';

/** What the forms of an account hold. */
export interface AccountDraft extends ProfileDraft {
  login_name: string;
  display_name: string;
  email: string;
  password: string;
  is_active: boolean;
  /** IDs. */
  groups: readonly string[];
}

/** As the server, but for its rule of one script. */
const LOGIN = /^[\p{L}\p{M}0-9._-]{1,64}$/u;
const NAME_MAX = 240;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
/** Outside of it keyboards differ, and letters of other scripts look alike (00/R-47). */
const PLAIN = /^[\p{ASCII}]*$/u;

export const emptyAccount: AccountDraft = { login_name: '', display_name: '', email: '', password: '', is_active: true, groups: [], ...emptyProfile };

export function draftOf(user: User): AccountDraft {
  return {
    login_name: user.login_name ?? user.id, display_name: user.display_name, email: user.email, is_active: user.is_active, password: '',
    groups: (user.groups ?? []).map(({ id }) => id).filter((id) => !id.startsWith('@')), ...profileOf(user),
  };
}

/** Whether a login has letters that not every keyboard has. */
export const isUnusualLogin = (login: string) => !PLAIN.test(login);

/** Stable word of what is wrong, by field, as far as the page can tell. */
export function checkAccount(draft: AccountDraft, existing: boolean): Partial<Record<keyof AccountDraft, string>> {
  return {
    ...(!existing && !LOGIN.test(draft.login_name.trim()) && { login_name: draft.login_name.trim() ? 'loginInvalid' : 'required' }),
    ...((!draft.display_name.trim() || draft.display_name.trim().length > NAME_MAX) && { display_name: 'displayNameInvalid' }),
    ...(draft.email.trim() && !EMAIL.test(draft.email.trim()) && { email: 'emailInvalid' }),
    ...(!existing && !draft.password && { password: 'required' }),
  };
}

const trimmed = (draft: AccountDraft): AccountDraft =>
  Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, typeof value === 'string' && name !== 'password' ? value.trim() : value])) as unknown as AccountDraft;

/** Body of POST: what is empty is left to the server. */
export function newAccountOf(draft: AccountDraft): UserDraft {
  const { login_name: id, ...rest } = trimmed(draft);
  return { id, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))) };
}

/** Body of PATCH: only what differs. */
export function changesOf(before: AccountDraft, after: AccountDraft): UserDraft {
  const changed = trimmed(after);
  return Object.fromEntries(Object.entries(changed).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof AccountDraft])));
}

/** Field of a refusal: the server calls the login of a new account `id`. */
export function accountFieldOf(error: ApiError): keyof AccountDraft | null {
  if (error.location === 'id') return 'login_name';
  return error.location !== null && error.location in emptyAccount ? (error.location as keyof AccountDraft) : null;
}

/** Whether wrong passwords keep this account out at the moment. */
export function isLocked(user: Pick<User, 'locked_until'>, nowMs = Date.now()): boolean {
  return (user.locked_until ?? 0) * 1000 > nowMs;
}
