// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../base/clock';
import { createStore, type Readable } from '../base/store';
import type { SignalClient } from '../signal/SignalClient';

/** How an account is (00/R-54): -2 deactivated, 0 offline, 1 online, 2 busy, 5 in a conference of its own; -1 nobody knows. */
export type PresenceStatus = -2 | -1 | 0 | 1 | 2 | 5;

/** What this needs of a signalling connection. */
export type PresenceLink = Pick<SignalClient, 'connection' | 'events' | 'request'>;

/** Most accounts that a connection may watch. */
const MOST = 200;
/** Lists that come and go in one go end with one question, milliseconds. */
const SETTLE = 50;

/**
 * Live presence of the accounts that are on the screen: each list that is shown watches its own, the server is asked for all of them
 * together, and again after a gap. Without a connection what was known is forgotten: nobody is shown as he was.
 */
export class PresenceBook {
  private readonly known = createStore<ReadonlyMap<string, PresenceStatus>>(new Map());
  private readonly lists = new Set<readonly string[]>();
  private asked = '';
  private cancel = (): void => {};
  private readonly stop: (() => void)[];

  constructor(
    private readonly link: PresenceLink,
    private readonly clock: Clock,
  ) {
    this.stop = [
      link.connection.subscribe(() => this.connectionChanged()),
      link.events.on('update', (update) => update.type === 'presence' && this.heard(update.body.list)),
    ];
  }

  /** Status by the ID that was watched. */
  get statuses(): Readable<ReadonlyMap<string, PresenceStatus>> {
    return this.known;
  }

  /** Watches these until the returned function is called. */
  watch(ids: readonly string[]): () => void {
    this.lists.add(ids);
    this.settle();
    return () => {
      this.lists.delete(ids);
      this.settle();
    };
  }

  close(): void {
    this.cancel();
    for (const stop of this.stop) stop();
    this.lists.clear();
    if (this.asked && this.connected()) this.link.request('presence.unsubscribe', {}).catch(() => undefined);
    this.asked = '';
  }

  private settle(): void {
    this.cancel();
    this.cancel = this.clock.after(SETTLE, () => this.ask());
  }

  private connectionChanged(): void {
    if (this.connected()) return this.settle();
    this.asked = '';
    this.known.update((known) => (known.size ? new Map() : known));
  }

  private connected(): boolean {
    const { phase } = this.link.connection.get();
    return phase === 'ready' || phase === 'seated';
  }

  private ask(): void {
    const ids = [...new Set([...this.lists].flat())].sort().slice(0, MOST);
    const asked = ids.join('\n');
    if (!this.connected() || asked === this.asked) return;
    this.asked = asked;
    this.known.update((known) => new Map([...known].filter(([id]) => ids.includes(id))));
    const request = ids.length ? this.link.request('presence.subscribe', { ids }) : this.link.request('presence.unsubscribe', {});
    request.catch(() => {
      if (this.asked === asked) this.asked = '';
    });
  }

  private heard(list: readonly { id: string; status: number }[]): void {
    this.known.update((known) => new Map([...known, ...list.map(({ id, status }) => [id, status as PresenceStatus] as const)]));
  }
}
