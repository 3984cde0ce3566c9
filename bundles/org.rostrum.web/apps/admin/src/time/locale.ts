// SPDX-License-Identifier: Apache-2.0

/** Locale for dates and numbers: the reader's own region where his browser speaks the page's language, else the language alone. */
export function localeFor(language: string, browser: readonly string[] = navigator.languages): string {
  const base = language.split('-')[0]!;
  return browser.find((one) => one === base || one.startsWith(`${base}-`)) ?? base;
}
