// SPDX-License-Identifier: Apache-2.0
import { Disposer } from '../base/disposer';
import { createStore, select, type Readable } from '../base/store';
import type { Call } from '../generated/signalling';
import type { MovingTransport } from '../media/MovingTransport';
import type { Room } from '../room/Room';
import { codeOf } from '../signal/SignalError';
import type { CallDesk } from './CallDesk';

/** Where a call of this page stands. */
export type LineState =
  | { phase: 'idle' }
  /** Asked for, not answered yet. */
  | { phase: 'asking' }
  /** It rings, goes on or has ended, as the call says. */
  | { phase: 'call'; call: Call }
  /** It goes on, in another page of the person. */
  | { phase: 'elsewhere'; call: Call }
  /** It was no call: a conference. */
  | { phase: 'conference'; id: string }
  | { phase: 'refused'; code: string };

/** What a page remembers of its calls while it is loaded anew. */
export interface CallMemory {
  /** The seat of a call that this page had, empty if there was none yet; null: it was another's call. */
  seatOf(call: string): string | null;
  /** @param seat null: forgets the call */
  remember(call: string, seat: string | null): void;
}

export interface LineParts {
  readonly room: Room;
  readonly desk: CallDesk;
  readonly moving: MovingTransport;
  readonly memory: CallMemory;
}

/** One call in a page: dials or answers, joins its session when there is one, and lets media go directly where they may. */
export class CallLine {
  readonly room: Room;
  readonly desk: CallDesk;
  readonly moving: MovingTransport;
  private readonly now = createStore<LineState>({ phase: 'idle' });
  private readonly scope = new Disposer();
  private readonly memory: CallMemory;
  private joined = '';
  /** Whether this page has the call, and not only shows it. */
  private mine = false;
  private gap = false;

  constructor(parts: LineParts) {
    ({ room: this.room, desk: this.desk, moving: this.moving, memory: this.memory } = parts);
    this.scope.add(
      this.room.signal.seat.subscribe(() => this.remember()),
      select(this.room.signal.connection, ({ phase }) => phase).subscribe(() => this.connected()),
      this.desk.events.on('changed', (call) => this.heard(call)),
      this.room.meeting.subscribe(() => this.judgePath()),
      this.now.subscribe(() => this.judgePath()),
      this.moving.path.subscribe(() => this.room.notices.add({ kind: 'path', direct: this.moving.path.get() === 'direct' })),
    );
  }

  get state(): Readable<LineState> {
    return this.now;
  }

  /** The call, once there is one. */
  get call(): Call | null {
    const state = this.now.get();
    return state.phase === 'call' ? state.call : null;
  }

  dial(target: string): Promise<void> {
    this.mine = true;
    return this.ask(async () => {
      const { call, conference_id } = await this.desk.start(target);
      if (call) this.take(call);
      else this.now.set({ phase: 'conference', id: conference_id ?? '' });
    });
  }

  answer(id: string): Promise<void> {
    this.mine = true;
    return this.ask(async () => this.take(await this.desk.accept(id)));
  }

  /** Opens what rings or goes on already, or ended a moment ago; what this page had before it was loaded anew goes on here. */
  open(id: string): Promise<void> {
    return this.ask(async () => {
      const seat = this.memory.seatOf(id);
      const call = await this.desk.find(id, seat !== null);
      if (!call) return this.now.set({ phase: 'refused', code: 'callNotFound' });
      this.mine = seat !== null || call.device === this.device();
      if (this.mine && seat && call.phase === 'connected' && call.conference_id) await this.rejoin(call.conference_id, seat);
      this.take(call);
    });
  }

  /** The page is being left, perhaps to be loaded anew: nothing ends yet. */
  leave(): void {
    const { call } = this;
    if (call && this.mine && call.phase !== 'ended') this.desk.leave(call.id);
    else if (this.room.inMeeting.get()) void this.room.leave();
  }

  /** Ends the call for both, or leaves what has become a conference. */
  async hangUp(): Promise<void> {
    const call = this.call;
    if (call && call.phase !== 'ended') await this.desk.hangUp(call.id).catch((error: unknown) => codeOf(error) === 'callNotFound' && this.over(call.id));
    if (this.room.inMeeting.get()) await this.room.leave();
  }

  async hold(on: boolean): Promise<void> {
    const call = this.call;
    if (call) await this.desk.hold(call.id, on).catch(() => undefined);
    await this.room.hold(on);
  }

  close(): void {
    this.scope.dispose();
    this.desk.close();
    this.room.close();
  }

  private async ask(step: () => Promise<void>): Promise<void> {
    this.now.set({ phase: 'asking' });
    this.room.signal.connect();
    try {
      await this.greeted();
      await step();
    } catch (error) {
      this.now.set({ phase: 'refused', code: codeOf(error) });
    }
  }

  private greeted(): Promise<void> {
    const { connection } = this.room.signal;
    return new Promise((done, refuse) => {
      const look = (): void => {
        const state = connection.get();
        if (state.phase === 'refused') refuse(state.error);
        else if (state.phase === 'ready' || state.phase === 'seated') done();
        else return;
        stop();
      };
      const stop = connection.subscribe(() => look());
      queueMicrotask(look);
    });
  }

  private device(): string {
    const state = this.room.signal.connection.get();
    return state.phase === 'ready' ? state.hello.connection_id : '';
  }

  /** The seat of before, or else a new one: the call knows both. */
  private async rejoin(conference: string, seat: string): Promise<void> {
    await this.room.rejoin(seat).then(() => (this.joined = conference), () => undefined);
  }

  /** After a gap the page has another connection: the call is on that from now on, or ended meanwhile. Without a seat it is over here. */
  private connected(): void {
    const { call } = this;
    const state = this.room.signal.connection.get();
    const { phase } = state;
    if (phase === 'connecting' || phase === 'reconnecting') this.gap = call !== null;
    const lost = phase === 'ended' || phase === 'refused';
    const cause = phase === 'ended' ? state.cause : 'connection_lost';
    if (!lost && (!this.gap || (phase !== 'ready' && phase !== 'seated'))) return;
    this.gap = false;
    if (cause === 'moved') this.mine = false;
    if (call && call.phase !== 'ended') void this.learn(call.id, lost, cause !== 'connection_lost' && cause !== 'hung_up');
  }

  /** @param told whether the server has ended the session or moved the seat: what that makes of the call comes by itself */
  private async learn(id: string, lost: boolean, told: boolean): Promise<void> {
    const open = await this.desk.find(id, this.mine && !lost).then((call) => call !== null && (!lost || told), () => !lost);
    if (!open) this.over(id);
  }

  /** The server knows no more of it, or cannot be asked. */
  private over(id: string): void {
    const { call } = this;
    if (call?.id === id && call.phase !== 'ended') this.take({ ...call, phase: 'ended', cause: 'connection_lost', ended_at: Date.now() + this.room.signal.clockOffset });
  }

  private remember(): void {
    const { call } = this;
    if (call && this.mine) this.memory.remember(call.id, call.phase === 'ended' ? null : (this.room.signal.seat.get() ?? ''));
  }

  private take(call: Call): void {
    if (!this.mine && (call.phase === 'opening' || call.phase === 'connected')) return this.now.set({ phase: 'elsewhere', call });
    this.now.set({ phase: 'call', call });
    this.remember();
    this.join(call);
  }

  private heard(call: Call): void {
    const known = this.call;
    if (call.id === known?.id && (known.phase !== 'ended' || call.phase === 'ended')) this.take(call);
  }

  private join(call: Call): void {
    const id = call.conference_id;
    if (!id || this.joined === id || this.room.inMeeting.get()) return;
    if (call.phase === 'ended' && call.cause !== 'join_ok') return;
    this.joined = id;
    this.room.join({ conferenceId: id }).catch((error: unknown) => this.now.set({ phase: 'refused', code: codeOf(error) }));
  }

  /** Directly between the two of a call, as long as they are two and the call allows it (00/R-19). */
  private judgePath(): void {
    const { call } = this;
    const meeting = this.room.meeting.get();
    const others = meeting?.people.filter(({ id }) => id !== meeting.own.id) ?? [];
    const [peer] = others;
    const may = call?.phase === 'connected' && call.direct && call.held_by.length === 0 && others.length === 1 && peer?.presence === 'connected';
    const expects = (): boolean => {
      const other = this.room.meeting.get()?.people.find(({ id }) => id === peer?.id);
      return other !== undefined && (other.microphone || other.camera || other.content);
    };
    this.moving.goDirect(may && peer ? { peer: peer.id, offers: call.direction === 'outgoing', expects } : undefined);
  }
}
