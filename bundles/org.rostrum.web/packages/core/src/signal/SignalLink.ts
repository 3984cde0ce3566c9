// SPDX-License-Identifier: Apache-2.0
import { every, type Clock } from '../base/clock';
import { SignalError } from './SignalError';
import type { Socket, SocketFactory } from './socket';
import type { ErrorBody, HelloReply, HelloRequest, Replies, Requests, RequestType } from './messages';

export interface LinkEvents {
  ready(hello: HelloReply): void;
  event(type: string, seq: number | undefined, body: unknown): void;
  /** The link is of no more use; called once. `cause` is set when the server refused hello, or no longer knows the account. */
  closed(reason: string, cause?: SignalError): void;
}

/** Silence after which a link counts as broken (00/R-83), milliseconds. */
export const SILENCE = 5_000;
/** No ping is later than this, whatever the server allows, so that silence is noticed in time. */
const LONGEST_PING_INTERVAL = 2_000;
const ANSWER_TIMEOUT = 10_000;
/** Whoever is asked whether he is there answers within this, milliseconds. */
const CHECK_TIMEOUT = 1_500;

interface Open {
  resolve: (body: never) => void;
  reject: (error: SignalError) => void;
  cancelTimeout: () => void;
}

/** One life of one socket: hello, requests and answers by id, pings, silence. Does not reconnect. */
export class SignalLink {
  private readonly socket: Socket;
  private readonly open = new Map<string, Open>();
  private lastId = 0;
  private lastHeard: number;
  private closed = false;
  private stopPing = (): void => {};
  private readonly stopWatch: () => void;

  constructor(
    sockets: SocketFactory,
    private readonly clock: Clock,
    hello: HelloRequest,
    private readonly events: LinkEvents,
  ) {
    this.lastHeard = clock.now();
    this.stopWatch = every(clock, 1_000, () => this.watch());
    this.socket = sockets({
      open: () => this.greet(hello),
      text: (data) => this.receive(data),
      closed: (code, reason) => this.end(`socket closed with ${code}${reason ? ` (${reason})` : ''}`, accountGone(reason)),
    });
  }

  request<T extends RequestType>(type: T, body: Requests[T], timeout = ANSWER_TIMEOUT): Promise<Replies[T]> {
    if (this.closed) return Promise.reject(new SignalError('disconnected', `${type} on a closed link`));
    const id = String(++this.lastId);
    return new Promise((resolve, reject) => {
      const cancelTimeout = this.clock.after(timeout, () => this.give(id)?.reject(new SignalError('timeout', `no answer to ${type}`)));
      this.open.set(id, { resolve, reject, cancelTimeout });
      this.socket.send(JSON.stringify({ type, id, body }));
    });
  }

  close(reason: string): void {
    this.end(reason);
  }

  private greet(hello: HelloRequest): void {
    if (this.closed) return;
    this.request('hello', hello).then(
      (reply) => {
        this.stopPing = every(this.clock, Math.min(reply.ping_interval_ms, LONGEST_PING_INTERVAL), () => this.ping());
        if (!this.closed) this.events.ready(reply);
      },
      (error: SignalError) => this.end('hello failed', error),
    );
  }

  /** An unanswered ping needs no handling of its own: the watch sees the silence. */
  private ping(): void {
    this.request('ping', {}).catch(() => undefined);
  }

  /** Ends the link if the other end does not answer at once: the way to it may be gone with a network. */
  check(): void {
    this.request('ping', {}, CHECK_TIMEOUT).catch((error: SignalError) => error.code === 'timeout' && this.end('no answer when asked'));
  }

  private watch(): void {
    if (this.clock.now() - this.lastHeard > SILENCE) this.end('nothing heard for 5 s');
  }

  private receive(data: string): void {
    if (this.closed) return;
    this.lastHeard = this.clock.now();
    const message = parse(data);
    if (!message) return console.error('Rostrum signalling: the server sent something that is no message', data.slice(0, 200));
    if (message.id === undefined) return this.events.event(message.type, message.seq, message.body);
    const request = this.give(message.id);
    if (!request) return this.unexpected(message);
    if (message.type === 'ok') request.resolve(message.body as never);
    else request.reject(toError(message.body as ErrorBody));
  }

  private unexpected(message: Message): void {
    if (message.type !== 'error') return;
    console.warn('Rostrum signalling: the server could not read a message of ours', message.body);
  }

  private give(id: string): Open | undefined {
    const request = this.open.get(id);
    this.open.delete(id);
    request?.cancelTimeout();
    return request;
  }

  private end(reason: string, cause?: SignalError): void {
    if (this.closed) return;
    this.closed = true;
    this.stopPing();
    this.stopWatch();
    this.socket.close();
    for (const id of [...this.open.keys()]) this.give(id)?.reject(new SignalError('disconnected', reason));
    this.events.closed(reason, cause);
  }
}

/** Why the server let go of an account, by the reason of the close frame; any other may be over at the next try. */
function accountGone(reason: string): SignalError | undefined {
  const code = { account_inactive: 'accountInactive', account_deleted: 'accountDeleted', account_disconnected: 'accountDisconnected' }[reason];
  return code ? new SignalError(code, reason) : undefined;
}

interface Message {
  type: string;
  id?: string;
  seq?: number;
  body: unknown;
}

function parse(data: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(data);
    return isMessage(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && typeof (value as Message).type === 'string';
}

function toError(body: ErrorBody): SignalError {
  return new SignalError(body.code, body.message, body.retry_after_ms, body.location);
}
