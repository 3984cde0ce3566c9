// SPDX-License-Identifier: Apache-2.0
import { api, type PasswordRules } from '@rostrum/api';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLoad } from '../app/useLoad';

/** The rules in one sentence (30/PWD-3). */
export function rulesText(t: TFunction, rules: PasswordRules): string {
  return [
    t('passwordRules.minimum', { count: rules.minimum_characters }),
    rules.both_cases && t('passwordRules.bothCases'),
    rules.digit && t('passwordRules.digit'),
    rules.special_character && t('passwordRules.special', { characters: rules.special_characters }),
    t('passwordRules.notLogin'),
  ].filter(Boolean).join(' · ');
}

/**
 * What the rules have against a new password, so that nobody learns of it at the end of a long form; the server checks again.
 *
 * @param rules undefined while they are not known: then nothing
 * @returns reason of the first rule that it breaks, as the server's; null: none
 */
export function passwordFault(rules: PasswordRules | undefined, login: string, password: string): string | null {
  if (!rules) return null;
  if ([...password].length < rules.minimum_characters) return 'passwordTooShort';
  if ([...password].length > rules.maximum_characters) return 'passwordTooLong';
  if (rules.both_cases && !(/\p{Lu}/u.test(password) && /\p{Ll}/u.test(password))) return 'passwordNeedsBothCases';
  if (rules.digit && !/[0-9]/.test(password)) return 'passwordNeedsDigit';
  if (rules.special_character && ![...rules.special_characters].some((sign) => password.includes(sign))) return 'passwordNeedsSpecial';
  return login !== '' && password.toLowerCase() === login.toLowerCase() ? 'passwordTooWeak' : null;
}

/** What a new password must have, in words; empty until the server has told, or where it does not: it checks anyway. */
export function usePasswordRules(): string {
  const { t } = useTranslation();
  const { data } = useLoad(api.passwordRules);
  return data ? rulesText(t, data) : '';
}
