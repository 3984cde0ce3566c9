// SPDX-License-Identifier: Apache-2.0

/** Time as the core sees it, so that tests decide when it passes. Milliseconds throughout. */
export interface Clock {
  /** Wall clock, unix milliseconds. */
  now(): number;
  /** Runs `task` once after `delay`; the returned function cancels it. */
  after(delay: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, task) {
    const handle = setTimeout(task, delay);
    return () => clearTimeout(handle);
  },
};

/** Runs `task` every `period` until the returned function is called; the next run is planned after the last. */
export function every(clock: Clock, period: number, task: () => void): () => void {
  let cancel = clock.after(period, tick);
  let active = true;
  function tick(): void {
    task();
    if (active) cancel = clock.after(period, tick);
  }
  return () => {
    active = false;
    cancel();
  };
}
