// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../base/clock';
import { createStore, type Readable } from '../base/store';
import type { DeviceProblem } from '../devices/DeviceError';
import type { Right, Source } from '../signal/messages';

/** Something that a person in the room should know now. Pages put it in words. */
export type NoticeBody =
  | { kind: 'mutedByModerator'; source: Source; by: string }
  /** Closed because an administrator took the right. */
  | { kind: 'rightTaken'; source: Source }
  /** Not done, because the person has not the right. */
  | { kind: 'rightMissing'; right: Right }
  /** The right to share the screen came, or went while nothing was shared. */
  | { kind: 'mayShare'; granted: boolean }
  | { kind: 'mutedSpeech' }
  | { kind: 'deviceLost'; device: 'microphone' | 'camera'; label: string; fallback: string | null }
  /** Could not be opened, and why. */
  | { kind: 'deviceProblem'; device: 'microphone' | 'camera'; problem: DeviceProblem }
  | { kind: 'draining' }
  | { kind: 'resumed' }
  | { kind: 'joined'; name: string }
  | { kind: 'left'; name: string }
  | { kind: 'moderator'; granted: boolean }
  | { kind: 'entryLock'; locked: boolean }
  | { kind: 'shareFailed' }
  | { kind: 'refused'; code: string }
  /** Media go another way from now on. */
  | { kind: 'path'; direct: boolean }
  /** Somebody was called in, and how that ended. */
  | { kind: 'invited'; name: string; cause: string | null }
  | { kind: 'held'; on: boolean }
  | { kind: 'copied' }
  | { kind: 'copyFailed' };

export type Notice = NoticeBody & { readonly id: number };

/** Long enough to read, milliseconds. */
const SHOWN = 6_000;
const MOST = 4;

/** Latest last; each goes away by itself. */
export class Notices {
  private readonly list = createStore<readonly Notice[]>([]);
  private lastId = 0;

  constructor(private readonly clock: Clock) {}

  get current(): Readable<readonly Notice[]> {
    return this.list;
  }

  /** The same kind twice shows once. */
  add(body: NoticeBody): void {
    const notice = { ...body, id: ++this.lastId };
    this.list.update((list) => [...list.filter((each) => each.kind !== body.kind), notice].slice(-MOST));
    this.clock.after(SHOWN, () => this.dismiss(notice.id));
  }

  dismiss(id: number): void {
    this.list.update((list) => (list.some((each) => each.id === id) ? list.filter((each) => each.id !== id) : list));
  }
}
