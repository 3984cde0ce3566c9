// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, it } from 'vitest';
import { createStore } from '../src/base/store';
import { Emitter } from '../src/base/emitter';
import { PresenceBook, type PresenceLink } from '../src/presence/PresenceBook';
import type { Connection, SignalEvents } from '../src/signal/SignalClient';
import { FakeClock } from './support/FakeClock';

let clock: FakeClock;
let connection: ReturnType<typeof createStore<Connection>>;
let events: Emitter<SignalEvents>;
let asked: (readonly string[] | null)[];
let book: PresenceBook;

const READY = { phase: 'ready', hello: {} } as Connection;
const tell = (...list: { id: string; status: 0 | 1 | 2 | 5 | -2 }[]) => events.emit('update', { type: 'presence', body: { list } });

beforeEach(() => {
  clock = new FakeClock();
  connection = createStore<Connection>({ phase: 'connecting', failures: 0 });
  events = new Emitter();
  asked = [];
  const request = (_: string, body: { ids?: string[] }) => {
    asked.push(body.ids ?? null);
    return Promise.resolve({});
  };
  book = new PresenceBook({ connection, events, request: request as PresenceLink['request'] }, clock);
});

it('asks once for all lists when the connection is there, and again after a gap', async () => {
  book.watch(['anna', 'boris']);
  const end = book.watch(['boris', 'clara']);
  await clock.advance(1_000);
  expect(asked).toEqual([]);
  connection.set(READY);
  await clock.advance(1_000);
  expect(asked).toEqual([['anna', 'boris', 'clara']]);
  tell({ id: 'anna', status: 1 }, { id: 'clara', status: 2 });
  expect([...book.statuses.get()]).toEqual([['anna', 1], ['clara', 2]]);
  end();
  await clock.advance(1_000);
  expect(asked.at(-1)).toEqual(['anna', 'boris']);
  expect(book.statuses.get().has('clara')).toBe(false);
  connection.set({ phase: 'connecting', failures: 1 });
  expect(book.statuses.get().size).toBe(0);
  connection.set(READY);
  await clock.advance(1_000);
  expect(asked).toHaveLength(3);
});

it('watches at most what the server takes, and nothing once nobody looks', async () => {
  connection.set(READY);
  const end = book.watch(Array.from({ length: 500 }, (_, n) => `u${n}`));
  await clock.advance(1_000);
  expect(asked[0]).toHaveLength(200);
  end();
  await clock.advance(1_000);
  expect(asked.at(-1)).toBeNull();
  book.watch(['anna']);
  await clock.advance(1_000);
  book.close();
  expect(asked.slice(-2)).toEqual([['anna'], null]);
});
