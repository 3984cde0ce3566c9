// SPDX-License-Identifier: Apache-2.0
import { Disposer } from '../base/disposer';
import { Emitter } from '../base/emitter';
import { createStore, select, type Readable } from '../base/store';
import type { Call } from '../generated/signalling';
import type { SignalClient } from '../signal/SignalClient';

export interface CallEvents {
  /** A call that concerns the account changed, or was learned of. */
  changed: Call;
}

/** Whether it waits for an answer of this account. */
export const ringsHere = (call: Call): boolean => call.direction === 'incoming' && call.phase === 'ringing';

/** The calls of the signed-in account as one signalling connection hears of them: those that ring or go on, oldest first. */
export class CallDesk {
  readonly events = new Emitter<CallEvents>();
  private readonly list = createStore<readonly Call[]>([]);
  private readonly scope = new Disposer();
  private readonly rung = createStore<Call | null>(null);

  constructor(private readonly signal: SignalClient) {
    this.scope.add(
      signal.events.on('update', (update) => update.type === 'call.changed' && this.heard(update.body.call)),
      select(signal.connection, ({ phase }) => phase === 'ready' || phase === 'seated').subscribe(() => this.greeted()),
    );
    this.greeted();
  }

  get calls(): Readable<readonly Call[]> {
    return this.list;
  }

  /** What rings here now: the first that was not answered yet. */
  get ringing(): Readable<Call | null> {
    return this.rung;
  }

  start(target: string) {
    return this.signal.request('call.start', { target });
  }

  async accept(id: string): Promise<Call> {
    return this.take((await this.signal.request('call.accept', { call_id: id })).call);
  }

  async reject(id: string): Promise<Call> {
    return this.take((await this.signal.request('call.reject', { call_id: id })).call);
  }

  async hangUp(id: string): Promise<Call> {
    return this.take((await this.signal.request('call.hang_up', { call_id: id })).call);
  }

  async hold(id: string, on: boolean): Promise<Call> {
    return this.take((await this.signal.request('call.hold', { call_id: id, on })).call);
  }

  async invite(conference: string, target: string): Promise<Call> {
    return this.take((await this.signal.request('call.invite', { conference_id: conference, target })).call);
  }

  /** One call, also if it ended a moment ago. This page has it from now on where no other has, and in any case if it {@link takes} it. */
  async find(id: string, takes = false): Promise<Call | null> {
    const [call] = (await this.signal.request('call.list', { call_id: id, ...(takes && { take: true }) })).calls;
    return call ? this.take(call) : null;
  }

  /** The page of a call is being left: unless it comes back within seconds, the call ends. */
  leave(id: string): void {
    this.signal.request('call.leave', { call_id: id }).catch(() => undefined);
  }

  close(): void {
    this.scope.dispose();
  }

  /** A new connection asks anew: what it missed meanwhile is over or rings still. */
  private greeted(): void {
    const { phase } = this.signal.connection.get();
    if (phase !== 'ready' && phase !== 'seated') return;
    this.signal.request('call.list', {}).then(({ calls }) => this.learned(calls)).catch(() => undefined);
  }

  private learned(calls: readonly Call[]): void {
    this.list.set(calls);
    for (const call of calls) this.events.emit('changed', call);
    this.ring();
  }

  private take(call: Call): Call {
    this.heard(call);
    return call;
  }

  private heard(call: Call): void {
    const others = this.list.get().filter((each) => each.id !== call.id);
    const open = call.phase !== 'ended' && (call.direction === 'outgoing' || call.outcome === 'ringing' || call.outcome === 'accepted');
    this.list.set(open ? [...others, call].sort((a, b) => (a.started_at ?? 0) - (b.started_at ?? 0)) : others);
    this.events.emit('changed', call);
    this.ring();
  }

  private ring(): void {
    this.rung.set(this.list.get().find(ringsHere) ?? null);
  }
}
