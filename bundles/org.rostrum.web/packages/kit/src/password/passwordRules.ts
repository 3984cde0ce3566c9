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

/** What a new password must have, in words; empty until the server has told, or where it does not: it checks anyway. */
export function usePasswordRules(): string {
  const { t } = useTranslation();
  const { data } = useLoad(api.passwordRules);
  return data ? rulesText(t, data) : '';
}
