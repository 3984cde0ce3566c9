// SPDX-License-Identifier: Apache-2.0
import { Providers } from '@rostrum/kit';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';
import { stubMediaStream } from '../../../packages/core/test/support/FakePeer';
import { FakeServer } from '../../../packages/core/test/support/FakeServer';

let root: Root | undefined;

/** Shows a page; {@link unshow} takes it away. */
export async function show(page: ReactNode): Promise<void> {
  const host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  await act(async () => root?.render(<Providers>{page}</Providers>));
}

export async function unshow(): Promise<void> {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
}

export const part = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-testid=${id}]`);

/** What the DOM of the tests lacks: sound and pictures. */
export function stubMedia(): void {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  stubMediaStream();
  const silent: unknown = new Proxy(() => silent, { get: (_, name) => (name === 'state' ? 'running' : name === Symbol.toPrimitive ? () => 0 : silent) });
  vi.stubGlobal('AudioContext', class {
    constructor() {
      return silent as object;
    }
  });
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
}

/** The far end of the sockets that the page opens by itself. */
export function stubSockets(): FakeServer {
  const server = new FakeServer();
  vi.stubGlobal('WebSocket', class {
    onopen = (): void => undefined;
    onmessage = (_: { data: string }): void => undefined;
    onclose = (_: { code: number; reason: string }): void => undefined;
    private readonly socket = server.factory({ open: () => this.onopen(), text: (data) => this.onmessage({ data }), closed: (code, reason) => this.onclose({ code, reason }) });
    send(text: string): void {
      this.socket.send(text);
    }
    close(): void {
      this.socket.close();
    }
  });
  return server;
}
