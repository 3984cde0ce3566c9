// SPDX-License-Identifier: Apache-2.0

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';
const KEPT = /({{[^}]*}}|\$t\([^)]*\)|<[^>]*>)/;
const GROWTH = 0.35;

/**
 * Pseudo-translation: accented, a third longer and in brackets. Plain letters left on a page are text that went past i18n;
 * a missing bracket is text that was cut or glued together.
 */
export function pseudo(text: string): string {
  const accented = text.split(KEPT).map((part, index) => (index % 2 ? part : accent(part))).join('');
  return `⟦${accented}${'·'.repeat(Math.ceil(text.length * GROWTH))}⟧`;
}

/** The same for every text of a tree of translations. */
export function pseudoTree<T>(tree: T): T {
  if (typeof tree === 'string') return pseudo(tree) as T;
  return Object.fromEntries(Object.entries(tree as object).map(([key, value]) => [key, pseudoTree(value)])) as T;
}

function accent(part: string): string {
  return [...part].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}
