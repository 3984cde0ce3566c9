// SPDX-License-Identifier: Apache-2.0
import type { ApiError } from '@rostrum/api';
import type { User, UserDraft } from '../api/contract';

/** What the forms of an account hold. */
export interface AccountDraft {
  login_name: string;
  display_name: string;
  first_name: string;
  last_name: string;
  email: string;
  company: string;
  mobile_phone: string;
  work_phone: string;
  password: string;
  is_active: boolean;
}

const LOGIN = /^[0-9A-Za-z._-]{1,64}$/;
const NAME_MAX = 240;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

export const emptyAccount: AccountDraft = {
  login_name: '', display_name: '', first_name: '', last_name: '', email: '', company: '', mobile_phone: '', work_phone: '', password: '', is_active: true,
};

export function draftOf(user: User): AccountDraft {
  const { first_name = '', last_name = '', company = '', mobile_phone = '', work_phone = '' } = user;
  return {
    login_name: user.login_name ?? user.id, display_name: user.display_name, email: user.email, is_active: user.is_active, password: '',
    first_name, last_name, company, mobile_phone, work_phone,
  };
}

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
  return { id, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')) };
}

/** Body of PATCH: only what differs. */
export function changesOf(before: AccountDraft, after: AccountDraft): UserDraft {
  const changed = trimmed(after);
  return Object.fromEntries(Object.entries(changed).filter(([name, value]) => value !== before[name as keyof AccountDraft]));
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
