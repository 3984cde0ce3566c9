// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import { createStore, type Readable } from '../base/store';
import { backoff } from './backoff';
import { SignalError } from './SignalError';
import { SignalLink } from './SignalLink';
import type { EndCause, Events, EventType, HelloReply, HelloRequest, JoinRequest, Replies, Requests, RequestType, Right, Snapshot } from './messages';
import type { SocketFactory } from './socket';

/** How long the server keeps the seat of a lost connection (00/R-83), milliseconds. */
export const SEAT_HELD = 120_000;

/** Refusals of `hello` and `resume` after which a later try may succeed; any other is final. */
const PASSING = new Set([
  'timeout', 'disconnected', 'shutting_down', 'shuttingDown', 'sessionOverloaded', 'tooManyRequests', 'storeUnavailable', 'internal',
]);

export type Connection =
  /** No socket wanted. */
  | { phase: 'idle' }
  /** Before a seat: opening, or waiting to try again. `failures` counts tries in vain. */
  | { phase: 'connecting'; failures: number; error?: SignalError }
  | { phase: 'ready'; hello: HelloReply }
  | { phase: 'joining' }
  | { phase: 'seated' }
  /** The seat is held until `deadline` (unix milliseconds). */
  | { phase: 'reconnecting'; since: number; deadline: number }
  | { phase: 'refused'; error: SignalError }
  /** `refusal`: why the server does not take this client back, if it said so. */
  | { phase: 'ended'; cause: EndCause; by: string | null; refusal?: string };

export interface SignalEvents {
  /** A new seat, or the old one again (`resumed`): everything as it is now. */
  snapshot: { snapshot: Snapshot; resumed: boolean };
  /** News of the session, in order, without gaps after the last snapshot. */
  update: { [T in EventType]: { type: T; body: Events[T] } }[EventType];
}

export interface SignalOptions {
  sockets: SocketFactory;
  clock: Clock;
  /** In [0, 1); spreads reconnects. */
  random: () => number;
  /** Asked for each connection anew. */
  hello: () => HelloRequest;
}

/**
 * The signalling connection of a page: keeps a socket open, takes a seat, and takes it back after a gap. Commands are sent by
 * {@link request}; what the server tells arrives as events and in {@link connection}.
 */
export class SignalClient {
  readonly events = new Emitter<SignalEvents>();
  /** Rights here and now, by the words of 30 §8; null while nobody has said. Follows what administrators change at once. */
  readonly rights = createStore<readonly Right[] | null>(null);
  private readonly state = createStore<Connection>({ phase: 'idle' });
  private link: SignalLink | undefined;
  private hello: HelloReply | undefined;
  private readonly token = createStore<string | null>(null);
  private lastSeq = 0;
  private offset = 0;
  private attempt = 0;
  private cancelTimers = (): void => {};
  private waiting: { proceed: () => void; refuse: (error: SignalError) => void }[] = [];

  constructor(private readonly options: SignalOptions) {}

  get connection(): Readable<Connection> {
    return this.state;
  }

  /** Takes the seat back after a gap, also from this page loaded anew: a secret of this browser. Null without a seat. */
  get seat(): Readable<string | null> {
    return this.token;
  }

  /** What to add to the own clock to get the server's, milliseconds. */
  get clockOffset(): number {
    return this.offset;
  }

  /** Opens the socket and says hello; does nothing if that is under way or done. */
  connect(): void {
    if (this.link || this.state.get().phase !== 'idle') return;
    this.state.set({ phase: 'connecting', failures: 0 });
    this.openLink();
  }

  /**
   * Asks for a seat as soon as the server has said hello. Rejects with the refusal, which {@link connection} shows as well.
   *
   * @param asked called when the request has been sent: what is requested now is handled right after it
   */
  async join(request: JoinRequest, asked = (): void => {}): Promise<Snapshot> {
    if (!this.hello) this.reopen();
    await this.helloDone();
    this.state.set({ phase: 'joining' });
    try {
      const answer = this.request('join', request);
      asked();
      const reply = await answer;
      this.take(reply, false);
      return reply.snapshot;
    } catch (error) {
      if (this.state.get().phase === 'joining') this.state.set({ phase: 'refused', error: asSignalError(error) });
      throw error;
    }
  }

  /**
   * Takes the seat back that this page had before it was loaded anew. Rejects where it is held no longer, and is ready for
   * {@link join} then.
   *
   * @param token what {@link seat} was
   */
  async rejoin(token: string): Promise<Snapshot> {
    if (!this.hello) this.reopen();
    await this.helloDone();
    this.state.set({ phase: 'joining' });
    try {
      const reply = await this.request('resume', { resume_token: token });
      this.take(reply, true);
      return reply.snapshot;
    } catch (error) {
      if (this.state.get().phase === 'joining') this.state.set(this.hello ? { phase: 'ready', hello: this.hello } : { phase: 'refused', error: asSignalError(error) });
      throw error;
    }
  }

  request<T extends RequestType>(type: T, body: Requests[T]): Promise<Replies[T]> {
    return this.link?.request(type, body) ?? Promise.reject(new SignalError('disconnected', `${type} while there is no connection`));
  }

  /** Gives the seat up; resolves also when the server cannot be told, which then notices by itself. */
  async leave(): Promise<void> {
    this.token.set(null);
    if (this.state.get().phase === 'seated') await this.request('leave', {}).catch(() => undefined);
    this.end({ cause: 'hung_up', by: null });
  }

  /** The network is another one, or is back, or nothing arrives by another way: finds out at once instead of waiting. */
  networkChanged(): void {
    if (this.hello) this.link?.check();
    if (this.link || !isWaiting(this.state.get())) return;
    this.attempt = 0;
    this.cancelTimers();
    this.openLink();
  }

  /** Ends everything; the client can connect again. */
  close(): void {
    this.token.set(null);
    this.cancelTimers();
    const link = this.link;
    this.link = undefined;
    this.hello = undefined;
    this.state.set({ phase: 'idle' });
    for (const { refuse } of this.waiting.splice(0)) refuse(new SignalError('disconnected', 'closed by the page'));
    link?.close('closed by the page');
  }

  private reopen(): void {
    if (this.link) return;
    this.attempt = 0;
    this.cancelTimers();
    this.state.set({ phase: 'connecting', failures: 0 });
    this.openLink();
  }

  private helloDone(): Promise<void> {
    return this.hello ? Promise.resolve() : new Promise((proceed, refuse) => this.waiting.push({ proceed, refuse }));
  }

  private openLink(): void {
    const { sockets, clock, hello } = this.options;
    const link: SignalLink = new SignalLink(sockets, clock, hello(), {
      ready: (reply) => this.isCurrent(link) && this.ready(reply),
      event: (type, seq, body) => this.isCurrent(link) && this.heard(type, seq, body),
      closed: (reason, cause) => this.isCurrent(link) && this.lost(reason, cause),
    });
    this.link = link;
  }

  private isCurrent(link: SignalLink): boolean {
    return this.link === link;
  }

  private ready(hello: HelloReply): void {
    this.hello = hello;
    this.rights.set(hello.rights ?? null);
    this.offset = hello.server.time - this.options.clock.now();
    const token = this.token.get();
    if (token) return void this.resume(token);
    this.attempt = 0;
    if (this.state.get().phase === 'connecting') this.state.set({ phase: 'ready', hello });
    for (const { proceed } of this.waiting.splice(0)) proceed();
  }

  private async resume(resume_token: string): Promise<void> {
    try {
      this.take(await this.request('resume', { resume_token }), true);
    } catch (error) {
      if (this.state.get().phase !== 'reconnecting') return;
      const refusal = asSignalError(error);
      if (PASSING.has(refusal.code)) this.link?.close(`resume answered with ${refusal.code}`);
      else this.end({ cause: 'connection_lost', by: null });
    }
  }

  private take(reply: { resume_token: string; snapshot: Snapshot }, resumed: boolean): void {
    this.cancelTimers();
    this.attempt = 0;
    this.token.set(reply.resume_token);
    this.lastSeq = reply.snapshot.seq;
    this.events.emit('snapshot', { snapshot: reply.snapshot, resumed });
    this.state.set({ phase: 'seated' });
  }

  private heard(type: string, seq: number | undefined, body: unknown): void {
    if (seq !== undefined && !this.isNext(seq)) return;
    if (type === 'rights') return this.rights.set((body as Events['rights']).granted);
    if (type === 'ended') return this.end(body as Events['ended']);
    this.events.emit('update', { type, body } as SignalEvents['update']);
  }

  /** Updates already in the snapshot are dropped; after a gap only a new snapshot helps. */
  private isNext(seq: number): boolean {
    if (seq <= this.lastSeq) return false;
    if (seq > this.lastSeq + 1) {
      this.link?.close(`update ${seq} came after ${this.lastSeq}`);
      return false;
    }
    this.lastSeq = seq;
    return true;
  }

  private lost(reason: string, cause?: SignalError): void {
    console.info(`Rostrum signalling: connection lost, ${reason}`);
    this.link = undefined;
    this.hello = undefined;
    if (cause && !PASSING.has(cause.code)) return this.refusedHello(cause);
    if (this.token.get()) this.awaitResume();
    else if (isWaiting(this.state.get())) this.awaitConnect(cause ?? new SignalError('disconnected', reason));
  }

  private refusedHello(error: SignalError): void {
    if (this.token.get()) this.end({ cause: 'connection_lost', by: null, refusal: error.code });
    else this.state.set({ phase: 'refused', error });
    for (const { refuse } of this.waiting.splice(0)) refuse(error);
  }

  private awaitConnect(error: SignalError): void {
    const state = this.state.get();
    const failures = state.phase === 'connecting' ? state.failures + 1 : 1;
    this.state.set({ phase: 'connecting', failures, error });
    this.openLater(error.retryAfterMs);
  }

  private awaitResume(): void {
    const now = this.options.clock.now();
    const state = this.state.get();
    const since = state.phase === 'reconnecting' ? state.since : now;
    if (now >= since + SEAT_HELD) return this.end({ cause: 'connection_lost', by: null });
    if (state.phase !== 'reconnecting') this.state.set({ phase: 'reconnecting', since, deadline: since + SEAT_HELD });
    this.openLater();
  }

  /** Waits and opens a link; while the seat is held, gives up at its deadline. */
  private openLater(atLeast = 0): void {
    this.cancelTimers();
    const { clock, random } = this.options;
    const state = this.state.get();
    const cancelOpen = clock.after(Math.max(atLeast, backoff(this.attempt++, random())), () => this.openLink());
    const cancelDeadline =
      state.phase === 'reconnecting'
        ? clock.after(Math.max(0, state.deadline - clock.now()), () => this.end({ cause: 'connection_lost', by: null }))
        : () => {};
    this.cancelTimers = () => {
      cancelOpen();
      cancelDeadline();
    };
  }

  private end(ended: { cause: EndCause; by: string | null; refusal?: string }): void {
    this.token.set(null);
    this.cancelTimers();
    this.state.set({ phase: 'ended', ...ended });
  }
}

/** In these phases a lost link is opened again. */
function isWaiting(state: Connection): boolean {
  return state.phase === 'connecting' || state.phase === 'ready' || state.phase === 'reconnecting';
}

function asSignalError(error: unknown): SignalError {
  return error instanceof SignalError ? error : new SignalError('internal', String(error));
}
