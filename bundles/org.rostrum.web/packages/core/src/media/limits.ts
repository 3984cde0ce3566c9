// SPDX-License-Identifier: Apache-2.0
import type { Source } from '../signal/messages';

/** Of the limit, at most so much is kept for the microphone; of a narrow one a half, bit/s. */
const SOUND = 50_000;
/** Headers and repair come on top of what an encoder is allowed. */
const PAYLOAD = 0.9;
/** Headers of fifty sounds a second, bit/s. */
const SOUND_HEADERS = 12_000;
/** The least that Opus makes, bit/s. */
const LEAST_SOUND = 6_000;
/** The least that a picture is sent with, bit/s: the limit gives way before the picture stands still. */
const LEAST_PICTURE = 15_000;
/** What content gets of the pictures while the camera is on. */
const CONTENT_SHARE = 0.75;
/** A layer that gets less than this share of what it is made for is worse than the next smaller one. */
const LEAST_SHARE = 0.3;

/**
 * What an encoder may make under an administrator's limit of all that is sent (30/BW-1); null: nothing bounds it.
 *
 * @param limit bit/s; null: there is none
 * @param sending what is sent now
 */
export function shareOf(source: Source, limit: number | null, sending: ReadonlySet<Source>): number | null {
  if (limit === null) return null;
  const sound = Math.min(SOUND, limit / 2);
  if (source === 'microphone' || source === 'content_audio') {
    const sounds = sending.has('content_audio') && sending.has('microphone') ? 2 : 1;
    return Math.max(LEAST_SOUND, Math.round(sound / sounds - SOUND_HEADERS));
  }
  const pictures = (limit - sound) * PAYLOAD;
  const both = sending.has('camera') && sending.has('content');
  const share = !both ? pictures : source === 'content' ? pictures * CONTENT_SHARE : pictures * (1 - CONTENT_SHARE);
  return Math.max(LEAST_PICTURE, Math.round(share));
}

/** Bounds layers, best first, so that all of them together keep to it: the smallest gets all it wants, what has too little left is not sent. */
export function keepTo(budget: number | null, encodings: RTCRtpEncodingParameters[]): void {
  if (budget === null) return;
  let left = budget;
  for (let i = encodings.length - 1; i >= 0; i--) {
    const encoding = encodings[i]!;
    const full = encoding.maxBitrate ?? left;
    const smallest = i === encodings.length - 1;
    if (!smallest && left < full * LEAST_SHARE) {
      for (const each of encodings.slice(0, i + 1)) each.active = false;
      return;
    }
    encoding.maxBitrate = Math.max(1, Math.min(full, Math.round(left)));
    left -= Math.min(left, full);
  }
}

/** Bounds a sender with one encoding; null: nothing bounds it any more. */
export async function bound(sender: RTCRtpSender, maxBitrate: number | null): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings ?? [];
  if (!encoding || (encoding.maxBitrate ?? null) === maxBitrate) return;
  if (maxBitrate === null) delete encoding.maxBitrate;
  else encoding.maxBitrate = maxBitrate;
  await sender.setParameters(parameters);
}
