// SPDX-License-Identifier: Apache-2.0
import { ApiError, type PasswordRules } from '@rostrum/api';
import { describe, expect, it } from 'vitest';
import { checkStep, emptyAccount, placeOf, requestOf, type SetupDraft, suggestedServerName } from '../src/setup/setupDraft';

const draft = (): SetupDraft => ({
  code: ' RSTM-1 ',
  server_name: 'video.example.com',
  administrator: { login: 'admin', password: 'four random words' },
  accounts: [{ key: 0, login: 'anna', display_name: 'Anna', email: '', password: 'four random words' }],
  allow_address: false,
});

const RULES = { minimum_characters: 8, maximum_characters: 128, both_cases: true, digit: true, special_character: false, special_characters: '!' } as PasswordRules;

describe('set-up', () => {
  it('takes a filled draft in every step', () => {
    for (const step of ['code', 'server', 'administrator', 'accounts'] as const) expect(checkStep(step, draft())).toEqual({});
  });

  it('names what is missing by its place', () => {
    expect(checkStep('accounts', { ...draft(), accounts: [draft().accounts[0]!, emptyAccount(1)] })).toEqual({
      'accounts.1.login': 'required', 'accounts.1.password': 'required', 'accounts.1.display_name': 'required',
    });
  });

  it.each([
    ['Short-1', 'passwordTooShort'], ['all small 1', 'passwordNeedsBothCases'], ['No digit at all', 'passwordNeedsDigit'], ['Admin-77', 'passwordTooWeak'], ['Fine-words-1', undefined],
  ])('holds the password "%s" against the rules at its own step', (password, reason) =>
    expect(checkStep('administrator', { ...draft(), administrator: { login: 'admin-77', password } }, RULES)['administrator.password']).toBe(reason));

  it.each(['Video.Example.com', 'a_b', '-a', 'a b'])('refuses the server name "%s"', (name) =>
    expect(checkStep('server', { ...draft(), server_name: name })).toEqual({ server_name: 'serverNameInvalid' }));

  it.each([
    ['setupCodeWrong', null, { step: 'code', place: 'code' }],
    ['serverNameInvalid', 'server_name', { step: 'server', place: 'server_name' }],
    ['passwordTooWeak', 'administrator.password', { step: 'administrator', place: 'administrator.password' }],
    ['uniqueValueAlreadyInUse', 'accounts[2].login', { step: 'accounts', place: 'accounts.2.login' }],
    ['storeUnavailable', null, null],
    ['invalidValue', 'elsewhere', null],
  ])('leads the refusal %s at %s to %o', (reason, location, place) =>
    expect(placeOf(new ApiError(400, reason, location))).toEqual(place));

  it('sends trimmed texts and no empty e-mail', () => {
    expect(requestOf(draft())).toEqual({
      code: 'RSTM-1', server_name: 'video.example.com', administrator: { login: 'admin', password: 'four random words' },
      accounts: [{ login: 'anna', display_name: 'Anna', password: 'four random words' }],
    });
  });

  it('asks for the own address only when that was chosen', () =>
    expect(requestOf({ ...draft(), allow_address: true })).toMatchObject({ allow_address: true }));

  it('suggests the name in the address bar, never a number', () => {
    expect(suggestedServerName('Video.Example.com')).toBe('video.example.com');
    expect(suggestedServerName('192.0.2.1')).toBe('');
    expect(suggestedServerName('[2001:db8::1]')).toBe('');
  });
});
