// SPDX-License-Identifier: Apache-2.0
import type { ApiError, PasswordRules, SetupRequest } from '@rostrum/api';
import { passwordFault } from '@rostrum/kit/password';

export const STEPS = ['code', 'server', 'administrator', 'accounts'] as const;
export type Step = (typeof STEPS)[number];

export interface AccountDraft {
  readonly key: number;
  login: string;
  display_name: string;
  email: string;
  password: string;
}

/** What the set-up has gathered so far. */
export interface SetupDraft {
  code: string;
  server_name: string;
  administrator: { login: string; password: string };
  accounts: readonly AccountDraft[];
  /** Whether administration is allowed from the visitor's address from now on. */
  allow_address: boolean;
}

/** Place of a field as the server names it (`administrator.login`, `accounts.0.password`) → stable word of what is wrong. */
export type SetupErrors = Readonly<Record<string, string>>;

const SERVER_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const LOGIN = /^[0-9A-Za-z._-]{1,64}$/;
const EMAIL = /^[^@\s]{1,64}@[^@\s]{1,255}$/;
const IP_ADDRESS = /^[\d.]+$|:/;

export function emptyAccount(key: number): AccountDraft {
  return { key, login: '', display_name: '', email: '', password: '' };
}

/** The name under which the visitor reached the server, unless that is a bare IP address. */
export function suggestedServerName(hostname: string): string {
  return IP_ADDRESS.test(hostname) ? '' : hostname.toLowerCase();
}

/** What can be told without the server: missing fields, forms that are plainly wrong, passwords against the rules if these are known. */
export function checkStep(step: Step, draft: SetupDraft, rules?: PasswordRules): SetupErrors {
  const found: [string, string | null][] = {
    code: () => [['code', required(draft.code)] satisfies [string, string | null]],
    server: () => [['server_name', form(draft.server_name, SERVER_NAME, 'serverNameInvalid')] satisfies [string, string | null]],
    administrator: () => checkLogin('administrator', draft.administrator, rules),
    accounts: () => draft.accounts.flatMap((account, index) => checkAccount(`accounts.${index}`, account, rules)),
  }[step]();
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Step and field of a refusal, so that the page can go back to it; null where it concerns the whole. */
export function placeOf(error: ApiError): { step: Step; place: string } | null {
  if (error.reason === 'setupCodeWrong') return { step: 'code', place: 'code' };
  const place = error.location?.replace(/\[(\d+)\]/g, '.$1') ?? '';
  if (place === 'code') return { step: 'code', place };
  if (place === 'server_name') return { step: 'server', place };
  if (/^administrator\.(login|password)$/.test(place)) return { step: 'administrator', place };
  return /^accounts\.\d+\.\w+$/.test(place) ? { step: 'accounts', place } : null;
}

export function requestOf(draft: SetupDraft): SetupRequest {
  return {
    code: draft.code.trim(),
    server_name: draft.server_name.trim(),
    administrator: { login: draft.administrator.login.trim(), password: draft.administrator.password },
    accounts: draft.accounts.map(({ login, display_name, email, password }) => ({
      login: login.trim(),
      display_name: display_name.trim(),
      password,
      ...(email.trim() && { email: email.trim() }),
    })),
    ...(draft.allow_address && { allow_address: true }),
  };
}

type Credentials = { login: string; password: string };

function checkLogin(place: string, { login, password }: Credentials, rules: PasswordRules | undefined): [string, string | null][] {
  return [[`${place}.login`, form(login, LOGIN, 'loginInvalid')], [`${place}.password`, required(password) ?? passwordFault(rules, login.trim(), password)]];
}

function checkAccount(place: string, account: AccountDraft, rules: PasswordRules | undefined): [string, string | null][] {
  const { display_name: name, email } = account;
  return [
    ...checkLogin(place, account, rules),
    [`${place}.display_name`, required(name)],
    [`${place}.email`, email.trim() ? form(email, EMAIL, 'emailInvalid') : null],
  ];
}

function required(text: string): string | null {
  return text.trim() ? null : 'required';
}

function form(text: string, pattern: RegExp, reason: string): string | null {
  return required(text) ?? (pattern.test(text.trim()) ? null : reason);
}
