// SPDX-License-Identifier: Apache-2.0

/** Pseudo-locale of the tests: `?lng=en-XA`. Never offered. */
export const PSEUDO = 'en-XA';

/** Languages that are translated, with their own names; what is offered is this, limited by the server's list (80/UGP-6). */
export const LANGUAGES: Readonly<Record<string, string>> = { en: 'English' };

const STORAGE_KEY = 'rostrum.language';

const known = (language: string | null | undefined) =>
  language && (language === PSEUDO || language in LANGUAGES) ? language : null;

/** Language by address (`?lng=`), then by the visitor's earlier choice, then by his browser, then English. */
export function preferredLanguage(): string {
  const asked = known(new URLSearchParams(location.search).get('lng'));
  const browser = navigator.languages.map((language) => known(language.split('-')[0])).find(Boolean);
  return asked ?? known(localStorage.getItem(STORAGE_KEY)) ?? browser ?? 'en';
}

/**
 * The choice that stands in the account goes before the one of this browser (80/UPS-5), unless the address asks for another.
 *
 * @return whether the page is about to be shown anew
 */
export function followAccount(chosen: string | null | undefined): boolean {
  const language = known(chosen);
  if (!language || new URLSearchParams(location.search).has('lng')) return false;
  if (language === preferredLanguage()) return false;
  chooseLanguage(language);
  return true;
}

/** Remembers the choice for all pages of this server in this browser and shows the page in it. */
export function chooseLanguage(language: string): void {
  localStorage.setItem(STORAGE_KEY, language);
  const address = new URL(location.href);
  address.searchParams.delete('lng');
  location.replace(address);
}
