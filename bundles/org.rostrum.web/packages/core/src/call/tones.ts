// SPDX-License-Identifier: Apache-2.0
import { audioContext } from '../devices/level';

/** One sound: when it begins, how high, how long, seconds; how loud, 0 to 1. */
interface Note {
  readonly at: number;
  readonly hertz: number;
  readonly seconds: number;
  readonly gain: number;
}

/** Two rising pairs and a pause: soft, and not to be taken for a telephone of the room. */
const RING: readonly Note[] = [
  { at: 0, hertz: 523.25, seconds: 0.35, gain: 0.16 },
  { at: 0.18, hertz: 659.25, seconds: 0.5, gain: 0.16 },
  { at: 0.9, hertz: 523.25, seconds: 0.35, gain: 0.16 },
  { at: 1.08, hertz: 783.99, seconds: 0.6, gain: 0.16 },
];
const RING_PERIOD = 3;

/** What a caller hears while it rings: one second in four. */
const RINGBACK: readonly Note[] = [{ at: 0, hertz: 425, seconds: 1, gain: 0.06 }];
const RINGBACK_PERIOD = 4;

/** A second call while one talks. */
const WAITING: readonly Note[] = [
  { at: 0, hertz: 659.25, seconds: 0.2, gain: 0.08 },
  { at: 0.3, hertz: 659.25, seconds: 0.2, gain: 0.08 },
];
const WAITING_PERIOD = 6;

const TONES = { ring: [RING, RING_PERIOD], ringback: [RINGBACK, RINGBACK_PERIOD], waiting: [WAITING, WAITING_PERIOD] } as const;
export type Tone = keyof typeof TONES;

/** Plays a tone again and again until the returned function is called; silent where the browser wants a click first. */
export function playTone(tone: Tone): () => void {
  const [notes, period] = TONES[tone];
  const context = audioContext();
  const out = context.createGain();
  out.connect(context.destination);
  const play = () => context.state === 'running' && notes.forEach((note) => sound(context, out, note));
  play();
  const timer = setInterval(play, period * 1000);
  context.addEventListener('statechange', play, { once: true });
  return () => {
    clearInterval(timer);
    context.removeEventListener('statechange', play);
    out.gain.setTargetAtTime(0, context.currentTime, 0.02);
    setTimeout(() => out.disconnect(), 200);
  };
}

/** A tone that comes and goes softly. */
function sound(context: AudioContext, out: AudioNode, { at, hertz, seconds, gain }: Note): void {
  const start = context.currentTime + at;
  const oscillator = context.createOscillator();
  oscillator.type = 'sine';
  oscillator.frequency.value = hertz;
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(gain, start + 0.02);
  envelope.gain.setValueAtTime(gain, start + seconds * 0.6);
  envelope.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  oscillator.connect(envelope).connect(out);
  oscillator.start(start);
  oscillator.stop(start + seconds + 0.02);
}

/** Only one page of the browser sounds, however many are open; the others take over when it closes. */
export function playToneOnce(tone: Tone, locks: LockManager | undefined = navigator.locks): () => void {
  if (!locks) return playTone(tone);
  const given = new AbortController();
  let stop = (): void => {};
  locks
    .request('rostrum-ring', { signal: given.signal }, () => new Promise<void>((release) => {
      const silence = playTone(tone);
      stop = () => {
        silence();
        release();
      };
      if (given.signal.aborted) stop();
    }))
    .catch(() => undefined);
  return () => {
    given.abort();
    stop();
  };
}
