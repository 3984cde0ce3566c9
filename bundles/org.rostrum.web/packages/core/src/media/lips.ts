// SPDX-License-Identifier: Apache-2.0
import type { Slot, SlotClock } from '../signal/messages';

/** Slots that carry sound and picture of one person. */
export interface LipPair {
  readonly sound: string;
  readonly picture: string;
}

/** What is asked of the jitter buffers, milliseconds; 0: what they think right. */
export interface Delays {
  readonly sound: number;
  readonly picture: number;
}

/** What a receiver presented last: `timestamp` when, by any clock in milliseconds, and what by its RTP time stamp. */
export interface Presented {
  readonly timestamp: number;
  readonly rtpTimestamp: number;
}

/** Nobody sees less (ITU-R BT.1359: 45 ms early, 125 ms late), and less is in the noise of the measurement. */
const GOOD_ENOUGH = 20;
/** More is a mistake of a clock: nobody waits for it. */
const BELIEVED = 2_000;
/** Longer than this nothing is held back. */
const MOST = 1_000;
/** Time stamps of both must be as new as this against each other, else one of them stands still. */
const APART = 500;

/** Sound and picture that belong together: the microphone to the camera, else to the content; sound of content to content. */
export function pairs(clocks: ReadonlyMap<string, SlotClock>, slots: readonly Slot[]): LipPair[] {
  const live = slots.filter(({ slot, participant_id, source, paused }) => {
    const clock = clocks.get(slot);
    return clock !== undefined && paused === 'none' && clock.participant_id === participant_id && clock.source === source;
  });
  const taken = new Set<string>();
  return live.flatMap(({ slot: sound, participant_id, source }) => {
    if (!sound.startsWith('a')) return [];
    const wanted = source === 'microphone' ? ['camera', 'content'] : ['content'];
    const picture = wanted.map((each) => live.find((other) => other.participant_id === participant_id && other.source === each)?.slot).find(Boolean);
    if (!picture || taken.has(picture)) return [];
    taken.add(picture);
    return [{ sound, picture }];
  });
}

/**
 * How much later the sound is presented than the picture that was captured with it, milliseconds; negative: earlier.
 * Null while it cannot be told: what is presented is older than its clock, or stands still.
 */
export function offset(sound: Presented, soundClock: SlotClock, picture: Presented, pictureClock: SlotClock): number | null {
  const [soundAge, pictureAge] = [captured(sound, soundClock, 48), captured(picture, pictureClock, 90)];
  if (soundAge === null || pictureAge === null || Math.abs(sound.timestamp - picture.timestamp) > APART) return null;
  const by = sound.timestamp - soundAge - (picture.timestamp - pictureAge);
  return Math.abs(by) < BELIEVED ? by : null;
}

/** @param rate time stamps in a millisecond */
function captured({ rtpTimestamp }: Presented, clock: SlotClock, rate: number): number | null {
  const since = (rtpTimestamp - clock.rtp_timestamp) | 0;
  return since < 0 ? null : clock.captured + since / rate;
}

/**
 * What to ask of the buffers next: whoever is late is held back less, and only then the other one is held back.
 *
 * @param asked before
 * @param waits how long media really wait in the buffers
 * @param by    sound minus picture
 * @returns null: leave it
 */
export function steer(asked: Delays, waits: Delays, by: number): Delays | null {
  if (Math.abs(by) < GOOD_ENOUGH) return null;
  const [late, early] = by > 0 ? (['sound', 'picture'] as const) : (['picture', 'sound'] as const);
  const amount = Math.abs(Math.round(by));
  const next =
    asked[late] > 0
      ? { ...asked, [late]: Math.max(0, asked[late] - amount) }
      : { ...asked, [early]: Math.min(MOST, Math.max(asked[early], Math.round(waits[early])) + amount) };
  return next.sound === asked.sound && next.picture === asked.picture ? null : next;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
