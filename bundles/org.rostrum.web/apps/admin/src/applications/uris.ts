// SPDX-License-Identifier: Apache-2.0

/** Addresses of a text with one on each line; blank lines and repetitions fall away. */
export const readUris = (text: string): string[] => [...new Set(text.split(/\s+/).filter(Boolean))];
