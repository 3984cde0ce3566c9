// SPDX-License-Identifier: Apache-2.0
import { NativeSelect } from '@mantine/core';
import { api } from '@rostrum/api';
import { chooseLanguage, errorText, LANGUAGES, toast } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMe } from '../me';
import classes from './Profile.module.css';

/** The language of pages and messages, kept in the account: it is the same in every browser (80/UPS-1, UPS-5). */
export function LanguageChoice() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: page } = useQuery({ queryKey: ['guestPage'], queryFn: api.guestPage });
  const current = me.language && me.language in LANGUAGES ? me.language : i18next.language in LANGUAGES ? i18next.language : 'en';
  const offered = [...new Set([...(page?.languages ?? []), current])].filter((language) => language in LANGUAGES);
  const choose = async (language: string) => {
    try {
      await api.chooseLanguage(language);
      chooseLanguage(language);
    } catch (error) {
      toast('error', errorText(t, error));
    }
  };
  return (
    <section className={classes.form} aria-labelledby="other-settings">
      <h2 id="other-settings" className={classes.section}>{t('profilePage.other')}</h2>
      <NativeSelect
        label={t('profilePage.language')}
        description={t('profilePage.languageHelp')}
        value={current}
        onChange={(event) => void choose(event.currentTarget.value)}
        data={offered.map((value) => ({ value, label: LANGUAGES[value]! }))}
        translate="no"
      />
    </section>
  );
}
