// SPDX-License-Identifier: Apache-2.0
import type { SocketFactory, SocketHandlers } from '../../src/signal/socket';

interface Sent {
  type: string;
  id: string;
  body: Record<string, unknown>;
}

/** The far end of one fake socket. */
export class FakeSocket {
  readonly sent: Sent[] = [];
  closedByClient = false;
  private over = false;

  constructor(private readonly handlers: SocketHandlers) {}

  accept(): void {
    this.handlers.open();
  }

  answer(type: string, body: unknown): void {
    const request = this.sent.findLast((each) => each.type === type);
    if (!request) throw new Error(`no ${type} was sent`);
    this.raw({ type: 'ok', id: request.id, body });
  }

  refuse(type: string, code: string, more: object = {}): void {
    const request = this.sent.findLast((each) => each.type === type);
    if (!request) throw new Error(`no ${type} was sent`);
    this.raw({ type: 'error', id: request.id, body: { code, message: 'as the test says', ...more } });
  }

  event(type: string, body: unknown, seq?: number): void {
    this.raw(seq === undefined ? { type, body } : { type, seq, body });
  }

  raw(message: unknown): void {
    this.handlers.text(typeof message === 'string' ? message : JSON.stringify(message));
  }

  breakOff(code = 1006, reason = ''): void {
    if (this.over) return;
    this.over = true;
    this.handlers.closed(code, reason);
  }

  received(type: string): Sent[] {
    return this.sent.filter((each) => each.type === type);
  }

  take(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }
}

/** Hands out fake sockets and keeps them, newest last. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];

  readonly factory: SocketFactory = (handlers) => {
    const socket = new FakeSocket(handlers);
    this.sockets.push(socket);
    return {
      send: (text) => socket.take(text),
      close: () => {
        socket.closedByClient = true;
      },
    };
  };

  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }
}
