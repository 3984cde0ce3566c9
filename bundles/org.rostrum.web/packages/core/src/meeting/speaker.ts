// SPDX-License-Identifier: Apache-2.0

/** Who is shown as the speaker, and since when somebody else has been louder. */
export interface SpeakerState {
  readonly active: string | null;
  readonly challenger: string | null;
  /** Unix milliseconds; when the challenger became the loudest. */
  readonly since: number;
}

export const noSpeaker: SpeakerState = { active: null, challenger: null, since: 0 };

/** A cough does not move the picture: somebody must be the loudest for this long, milliseconds. */
export const SPEAKER_HOLD = 1_000;

/**
 * @param speakers loudest first, as the server told last
 * @param now unix milliseconds
 * @param own never becomes the speaker on the own screen
 */
export function nextSpeaker(state: SpeakerState, speakers: readonly string[], now: number, own: string): SpeakerState {
  const loudest = speakers.find((each) => each !== own) ?? null;
  if (loudest === null || loudest === state.active) return state.challenger === null ? state : { ...state, challenger: null };
  if (state.active === null) return { active: loudest, challenger: null, since: now };
  if (loudest !== state.challenger) return { ...state, challenger: loudest, since: now };
  return now - state.since >= SPEAKER_HOLD ? { active: loudest, challenger: null, since: now } : state;
}
