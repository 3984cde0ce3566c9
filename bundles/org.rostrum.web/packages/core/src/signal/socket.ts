// SPDX-License-Identifier: Apache-2.0

/** What the core needs of a WebSocket; callbacks are set once, before anything can happen. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketHandlers {
  open(): void;
  text(data: string): void;
  /** Called once, whatever the reason. */
  closed(code: number, reason: string): void;
}

export type SocketFactory = (handlers: SocketHandlers) => Socket;

const SUBPROTOCOL = 'rostrum.v1';

/** Opens WebSockets to `url` (ws: or wss:). */
export function webSockets(url: string): SocketFactory {
  return (handlers) => {
    const socket = new WebSocket(url, SUBPROTOCOL);
    socket.onopen = () => handlers.open();
    socket.onmessage = (event) => typeof event.data === 'string' && handlers.text(event.data);
    socket.onclose = (event) => handlers.closed(event.code, event.reason);
    return { send: (text) => socket.send(text), close: () => socket.close(1000) };
  };
}

/** The signalling address of the page's own origin. */
export function signalUrl(location: { protocol: string; host: string }): string {
  return `${location.protocol === 'http:' ? 'ws' : 'wss'}://${location.host}/signal`;
}
