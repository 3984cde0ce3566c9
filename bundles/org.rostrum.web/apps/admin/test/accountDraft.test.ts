// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '@rostrum/api';
import { emptyProfile } from '@rostrum/kit/profile';
import { expect, it } from 'vitest';
import { accountFieldOf, changesOf, checkAccount, draftOf, emptyAccount, isLocked, isUnusualLogin, newAccountOf } from '../src/accounts/accountDraft';
import type { User } from '../src/api/contract';
import { readCode } from '../src/auth/code';

const user: User = {
  id: 'anna', uid: 'anna@example.com', avatar: null, login_name: 'anna', display_name: 'Anna', email: '', is_active: true, status: -1, created_at: 0, last_sign_in_at: null,
  locked_until: null, groups: [{ id: '@no_group', display_name: 'Users without group', rights: [] }], ...emptyProfile,
};
const good = { ...emptyAccount, login_name: 'grace', display_name: 'Grace', password: 'four random words' };

it('checks what can be told without the server', () => {
  expect(checkAccount(good, false)).toEqual({});
  expect(checkAccount(emptyAccount, false)).toEqual({ login_name: 'required', display_name: 'displayNameInvalid', password: 'required' });
  expect(checkAccount({ ...good, login_name: 'no spaces', email: 'nobody', password: 'short' }, false))
    .toEqual({ login_name: 'loginInvalid', email: 'emailInvalid' });
  expect(checkAccount(draftOf(user), true)).toEqual({});
});

it('sends a new account without what is empty', () => {
  expect(newAccountOf({ ...good, display_name: ' Grace ' })).toEqual({ id: 'grace', display_name: 'Grace', password: 'four random words', is_active: true });
});

it('sends only what changed, a password as it was typed', () => {
  const before = draftOf(user);
  expect(before.groups).toEqual([]);
  expect(changesOf(before, before)).toEqual({});
  expect(changesOf(before, { ...before, groups: ['0001'] })).toEqual({ groups: ['0001'] });
  expect(changesOf(before, { ...before, company: ' Lab ', password: ' x y z 1 ', is_active: false })).toEqual({ company: 'Lab', password: ' x y z 1 ', is_active: false });
});

// 00/R-47: any script, with a warning
it.each([['anna', false], ['анна', true], ['zoë', true]])('the login %s is unusual: %s', (login, unusual) => {
  expect(isUnusualLogin(login)).toBe(unusual);
  expect(checkAccount({ ...good, login_name: login }, false)).toEqual({});
});

it('leads refusals to their fields', () => {
  expect(accountFieldOf(new ApiError(400, 'uniqueValueAlreadyInUse', 'id'))).toBe('login_name');
  expect(accountFieldOf(new ApiError(400, 'emailInvalid', 'email'))).toBe('email');
  expect(accountFieldOf(new ApiError(403, 'accounts_limit'))).toBeNull();
});

it('knows when an account is locked', () => {
  expect(isLocked({ locked_until: 100 }, 99_000)).toBe(true);
  expect(isLocked({ locked_until: 100 }, 100_000)).toBe(false);
  expect(isLocked({ locked_until: null })).toBe(false);
});

it.each([['123 456', '123456'], ['123-456', '123456'], ['12345', null], ['1234567', null], ['12345x', null]])('the code %s is %s', (typed, code) =>
  expect(readCode(typed)).toBe(code));
