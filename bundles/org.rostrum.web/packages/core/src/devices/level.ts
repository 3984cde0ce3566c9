// SPDX-License-Identifier: Apache-2.0
import { createStore, type Readable } from '../base/store';

/** Loudness of a track, 0 to 1 on a scale of decibels that follows hearing. */
export interface LevelMeter {
  readonly level: Readable<number>;
  close(): void;
}

const INTERVAL = 50;
/** Shown as silence, dBFS. */
const FLOOR = -60;
/** Shown as full, dBFS. */
const CEILING = -10;

let shared: AudioContext | undefined;

/** One context for all meters; made anew if the browser closed it. */
export function audioContext(): AudioContext {
  if (!shared || shared.state === 'closed') shared = new AudioContext();
  if (shared.state === 'suspended') void shared.resume().catch(() => undefined);
  return shared;
}

export function measure(track: MediaStreamTrack): LevelMeter {
  const context = audioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const level = createStore(0);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    level.set(smooth(level.get(), loudness(samples)));
  }, INTERVAL);
  return {
    level,
    close() {
      clearInterval(timer);
      source.disconnect();
      level.set(0);
    },
  };
}

/** Root mean square of samples in [-1, 1] as a share of the shown scale. */
export function loudness(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += samples[index]! ** 2;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, (decibels - FLOOR) / (CEILING - FLOOR)));
}

/** Rises at once and falls slowly, as a needle does; silence ends at 0. */
function smooth(before: number, now: number): number {
  const next = now > before ? now : before * 0.8 + now * 0.2;
  return next < 0.01 ? 0 : Math.round(next * 100) / 100;
}
