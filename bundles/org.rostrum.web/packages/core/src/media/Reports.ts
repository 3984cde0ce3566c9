// SPDX-License-Identifier: Apache-2.0
import { createStore, type Readable } from '../base/store';
import type { Ask, Events } from '../signal/messages';

/** The own connection as the server sees it. */
export type Report = Events['media.stats'];
/** How good a connection is, in a word. */
export type Level = Report['level'];

/** What the server tells about connections: that of everybody on the screen in a word, the own one in figures while somebody looks. */
export class Reports {
  private readonly known = createStore<ReadonlyMap<string, Level>>(new Map());
  private readonly own = createStore<Report | null>(null);
  private watchers = 0;

  constructor(private readonly request: Ask) {}

  /** By participant; who is missing is unknown. */
  get levels(): Readable<ReadonlyMap<string, Level>> {
    return this.known;
  }

  /** Null while nobody looks, and before the first figures. */
  get report(): Readable<Report | null> {
    return this.own;
  }

  /** Asks for figures until the returned function is called. */
  watch(): () => void {
    if (this.watchers++ === 0) this.ask(true);
    return () => {
      if (--this.watchers > 0) return;
      this.ask(false);
      this.own.set(null);
    };
  }

  /** A new connection or transport: the server has forgotten what was asked. */
  renewed(): void {
    if (this.watchers > 0) this.ask(true);
  }

  reported(report: Report): void {
    if (this.watchers > 0) this.own.set(report);
  }

  rated({ participants }: Events['media.quality']): void {
    this.known.update((levels) => new Map([...levels, ...participants.map(({ participant_id, level }) => [participant_id, level] as const)]));
  }

  clear(): void {
    this.own.set(null);
    this.known.set(new Map());
  }

  /** Without an answer the browser's own figures do; older servers know no such request. */
  private ask(on: boolean): void {
    this.request('media.stats', { transport: 'server', on }).catch(() => undefined);
  }
}
