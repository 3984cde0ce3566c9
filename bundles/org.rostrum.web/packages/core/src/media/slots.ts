// SPDX-License-Identifier: Apache-2.0
import type { SlotWish } from '../signal/messages';
import type { PictureWish } from './MediaTransport';

/** Sizes are rounded up to this, so that a window being resized does not ask anew for every pixel. */
const STEP = 20;
const LARGEST = 8_192;

/**
 * Spreads wishes over slots: a picture keeps the slot that it has, others take free ones, and what finds no slot is left out.
 *
 * @param last the entries of the request before
 * @param wishes most important first
 * @param slots names of the video slots that the transport has
 */
export function planSlots(last: readonly SlotWish[], wishes: readonly PictureWish[], slots: readonly string[]): SlotWish[] {
  const taken = wishes.slice(0, slots.length);
  const kept = new Map(last.map((each) => [keyOf(each.participant_id, each.source), each.slot]));
  const used = new Set(taken.map((wish) => kept.get(keyOf(wish.participant, wish.source))).filter((slot) => slot !== undefined));
  const free = slots.filter((slot) => !used.has(slot));
  return taken.map((wish) => ({
    slot: kept.get(keyOf(wish.participant, wish.source)) ?? free.shift()!,
    participant_id: wish.participant,
    source: wish.source,
    width: step(wish.width),
    height: step(wish.height),
  }));
}

export function sameWishes(a: readonly SlotWish[], b: readonly SlotWish[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function keyOf(participant: string | undefined, source: string | undefined): string {
  return `${participant ?? ''}:${source ?? 'camera'}`;
}

function step(pixels: number): number {
  return Math.min(LARGEST, Math.max(STEP, Math.ceil(pixels / STEP) * STEP));
}
