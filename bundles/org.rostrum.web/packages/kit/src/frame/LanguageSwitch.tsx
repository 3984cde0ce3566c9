// SPDX-License-Identifier: Apache-2.0
import { IconWorld } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES } from '../i18n/language';
import classes from './LanguageSwitch.module.css';

/** Chooses among the languages that the administrator enabled and that are translated (80/UGP-5 row 7, UGP-6). */
export function LanguageSwitch({ enabled }: { enabled: readonly string[] }) {
  const { t } = useTranslation();
  const current = i18next.language in LANGUAGES ? i18next.language : 'en';
  const offered = [...new Set([current, ...enabled])].filter((language) => language in LANGUAGES);
  return (
    <span className={classes.switch}>
      <IconWorld size={18} stroke={1.6} aria-hidden />
      <select
        className={classes.select}
        aria-label={t('kit.language')}
        value={current}
        onChange={(event) => chooseLanguage(event.currentTarget.value)}
        translate="no"
      >
        {offered.map((language) => <option key={language} value={language} lang={language}>{LANGUAGES[language]}</option>)}
      </select>
    </span>
  );
}
