// SPDX-License-Identifier: Apache-2.0

/** Suggestions of a field scroll in the list itself, which the arrow keys move; a scroll area around it could not be reached by keyboard. */
export const SCROLLED_LIST = { withScrollArea: false, styles: { options: { maxHeight: '17.5rem', overflowY: 'auto' } } } as const;
