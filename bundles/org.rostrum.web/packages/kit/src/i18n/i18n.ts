// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import english from '../locales/en.json';
import { PSEUDO, preferredLanguage } from './language';

/** Translations as a tree of texts. */
export type Texts = { [key: string]: string | Texts };

const pseudoOf = async (texts: Texts) => (await import('./pseudo')).pseudoTree(texts);

/**
 * Starts i18next with the application's English texts over those of the kit. English is part of the script, so the first paint
 * never waits for it; the pseudo-locale is made from it on demand.
 */
export async function startI18n(applicationEnglish: Texts): Promise<void> {
  const language = preferredLanguage();
  const texts: Texts = { ...(english as Texts), ...applicationEnglish };
  const resources: Record<string, { translation: Texts }> = { en: { translation: texts } };
  if (language === PSEUDO) resources[PSEUDO] = { translation: await pseudoOf(texts) };
  await i18next.use(initReactI18next).init({
    resources, lng: language, fallbackLng: 'en', interpolation: { escapeValue: false }, returnNull: false,
  });
  document.documentElement.lang = language === PSEUDO ? 'en' : language;
  document.documentElement.dir = i18next.dir(language);
}

/**
 * A part of an application that is loaded later brings its English texts along, which are there before it is drawn:
 * `lazy(() => withTexts(import('./Page'), import('./i18n/page.en.json')))`.
 */
export async function withTexts<Part>(part: Promise<Part>, texts: Promise<{ default: Texts }>): Promise<Part> {
  const { default: english } = await texts;
  i18next.addResourceBundle('en', 'translation', english, true);
  if (i18next.language === PSEUDO) i18next.addResourceBundle(PSEUDO, 'translation', await pseudoOf(english), true);
  return part;
}
