// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../base/clock';
import { createStore, type Readable } from '../base/store';
import type { Ask, RosterWindow } from '../signal/messages';

export interface RosterView {
  /** Null while the first answer is awaited. */
  readonly window: RosterWindow | null;
  readonly search: string;
}

const WINDOW = 50;
/** Typing in the search field ends with one question, not with one for each letter, milliseconds. */
const TYPING = 200;

/** The window into the list of participants that the server keeps up to date while somebody looks at it. */
export class Roster {
  private readonly view = createStore<RosterView>({ window: null, search: '' });
  private open = false;
  private offset = 0;
  private cancel = (): void => {};

  constructor(
    private readonly ask: Ask,
    private readonly clock: Clock,
  ) {}

  get state(): Readable<RosterView> {
    return this.view;
  }

  show(): void {
    if (this.open) return;
    this.open = true;
    this.subscribe();
  }

  hide(): void {
    if (!this.open) return;
    this.open = false;
    this.cancel();
    this.offset = 0;
    this.view.set({ window: null, search: '' });
    this.ask('roster.unsubscribe', {}).catch(() => undefined);
  }

  search(text: string): void {
    this.view.update((view) => ({ ...view, search: text }));
    this.offset = 0;
    this.cancel();
    this.cancel = this.clock.after(TYPING, () => this.subscribe());
  }

  /** Moves the window so that the entry with this index is in its middle. */
  scrollTo(index: number): void {
    const offset = Math.max(0, index - WINDOW / 2);
    if (Math.abs(offset - this.offset) < WINDOW / 4) return;
    this.offset = offset;
    this.subscribe();
  }

  /** After a gap the server has forgotten the subscription. */
  resumed(): void {
    if (this.open) this.subscribe();
  }

  updated(window: RosterWindow): void {
    if (this.open) this.view.update((view) => ({ ...view, window }));
  }

  private subscribe(): void {
    const search = this.view.get().search.trim();
    this.ask('roster.subscribe', { offset: this.offset, limit: WINDOW, ...(search && { search }) }).then(
      (window) => this.view.get().search.trim() === search && this.updated(window),
      () => undefined,
    );
  }
}
