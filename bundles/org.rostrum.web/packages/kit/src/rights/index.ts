// SPDX-License-Identifier: Apache-2.0

/** The twelve rights by their words on the wire, in the order of 30 section 8 (00/R-51). */
export const RIGHTS = [
  'address_book_edit', 'call', 'conference_create', 'screen_share', 'desktop_control_request', 'desktop_control_grant', 'slide_show', 'file_send',
  'file_receive', 'record', 'poll', 'operator',
] as const;
export type RightWord = (typeof RIGHTS)[number];

/** Kept and explained like all others, but nothing on this server asks for them yet: their functions come later. */
const AHEAD: ReadonlySet<string> = new Set<RightWord>([
  'desktop_control_request', 'desktop_control_grant', 'slide_show', 'file_send', 'file_receive', 'record', 'poll',
]);

export const isAhead = (right: string) => AHEAD.has(right);
