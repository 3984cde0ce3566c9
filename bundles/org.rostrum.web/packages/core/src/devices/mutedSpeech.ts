// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../base/clock';
import type { Readable } from '../base/store';

/** Louder than this counts as speech on the meter's scale. */
const SPEECH = 0.55;
/** Speech for this long is meant for others; a cough is not, milliseconds. */
const LONG_ENOUGH = 600;
/** A pause longer than this begins anew, milliseconds. */
const PAUSE = 400;
/** Once told, not again for this long, milliseconds. */
const QUIET = 10_000;

/** Calls `tell` when somebody speaks while muted. The returned function ends it. */
export function watchMutedSpeech(level: Readable<number>, muted: () => boolean, clock: Clock, tell: () => void): () => void {
  let since: number | undefined;
  let lastLoud = 0;
  let toldAt = -Infinity;
  return level.subscribe(() => {
    const now = clock.now();
    if (!muted() || now - lastLoud > PAUSE) since = undefined;
    if (!muted() || level.get() < SPEECH) return;
    lastLoud = now;
    since ??= now;
    if (now - since < LONG_ENOUGH || now - toldAt < QUIET) return;
    toldAt = now;
    tell();
  });
}
