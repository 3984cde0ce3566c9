// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../src/base/clock';

interface Task {
  at: number;
  run: () => void;
}

/** Time that passes only when a test says so; promises settle between tasks. */
export class FakeClock implements Clock {
  private time = 1_700_000_000_000;
  private tasks: Task[] = [];

  now(): number {
    return this.time;
  }

  after(delay: number, run: () => void): () => void {
    const task = { at: this.time + delay, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((each) => each !== task);
    };
  }

  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (let next = this.due(end); next; next = this.due(end)) {
      this.tasks = this.tasks.filter((each) => each !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
      await settle();
    }
    this.time = end;
  }

  /** Lets time jump without running what fell due meanwhile, as a sleeping computer does; it runs at the next advance. */
  sleep(milliseconds: number): void {
    this.time += milliseconds;
  }

  get pending(): number {
    return this.tasks.length;
  }

  private due(end: number): Task | undefined {
    return this.tasks.filter((task) => task.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets promise reactions run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
