// SPDX-License-Identifier: Apache-2.0

const HUES = 24;
const SEGMENTS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Hue in degrees, the same for the same name everywhere; 24 steps, so that neighbours differ visibly. */
export function tintOf(name: string): number {
  let hash = 0;
  for (const letter of name.trim().toLowerCase()) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  return (hash % HUES) * (360 / HUES);
}

/** First letters of first and last word, upper case; a question mark for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => SEGMENTS.segment(word)[Symbol.iterator]().next().value!.segment.toUpperCase()).join('') || '?';
}
