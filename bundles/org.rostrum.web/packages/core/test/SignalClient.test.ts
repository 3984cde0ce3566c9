// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SEAT_HELD, SignalClient } from '../src/signal/SignalClient';
import { FakeClock, settle } from './support/FakeClock';
import { FakeServer } from './support/FakeServer';
import { hello, participant, snapshot } from './support/samples';

let clock: FakeClock;
let server: FakeServer;
let client: SignalClient;

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  clock = new FakeClock();
  server = new FakeServer();
  client = new SignalClient({
    sockets: server.factory,
    clock,
    random: () => 0.5,
    hello: () => ({ version: 1, client: { kind: 'browser', name: 'test' }, app_instance: '0'.repeat(32) }),
  });
});

afterEach(() => vi.restoreAllMocks());

async function greet(): Promise<void> {
  server.last.accept();
  server.last.answer('hello', hello);
  await settle();
}

async function join(): Promise<void> {
  client.connect();
  await greet();
  const joined = client.join({ conference_id: '42' });
  await settle();
  server.last.answer('join', { resume_token: 'token-1', snapshot: snapshot() });
  await joined;
}

const phase = (): string => client.connection.get().phase;

/** Answers pings while time passes. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 1_000) {
    await clock.advance(Math.min(left, 1_000));
    if (server.last.received('ping').length > 0) server.last.answer('ping', { time: clock.now() });
  }
}

describe('a page that was loaded anew', () => {
  // 00/R-83
  it('takes its seat back and goes on with it', async () => {
    const resumes: boolean[] = [];
    client.events.on('snapshot', ({ resumed }) => resumes.push(resumed));
    const back = client.rejoin('token-1');
    await greet();
    expect(server.last.received('resume')[0]?.body).toEqual({ resume_token: 'token-1' });
    server.last.answer('resume', { resume_token: 'token-2', snapshot: snapshot() });
    await back;
    expect(phase()).toBe('seated');
    expect(client.seat.get()).toBe('token-2');
    expect(resumes).toEqual([true]);
  });

  it('can join anew where the seat is held no longer', async () => {
    const back = client.rejoin('token-1');
    await greet();
    server.last.refuse('resume', 'resumeTokenUnknown');
    await expect(back).rejects.toMatchObject({ code: 'resumeTokenUnknown' });
    expect(phase()).toBe('ready');
    const joined = client.join({ conference_id: '42' });
    await settle();
    server.last.answer('join', { resume_token: 'token-3', snapshot: snapshot() });
    await joined;
    client.close();
    expect(client.seat.get()).toBeNull();
  });
});

describe('taking a seat', () => {
  it('says hello before the join, and is seated with the snapshot', async () => {
    const snapshots: boolean[] = [];
    client.events.on('snapshot', ({ resumed }) => snapshots.push(resumed));
    await join();
    expect(server.last.sent.map((each) => each.type)).toEqual(['hello', 'join']);
    expect(phase()).toBe('seated');
    expect(snapshots).toEqual([false]);
  });

  it('holds a join back until hello is answered', async () => {
    const joined = client.join({ conference_id: '42' });
    await settle();
    expect(server.last.received('join')).toHaveLength(0);
    await greet();
    server.last.answer('join', { resume_token: 'token-1', snapshot: snapshot() });
    await joined;
    expect(phase()).toBe('seated');
  });

  it('shows a refusal with its own code (40/AC-3), and joins again on the same connection', async () => {
    client.connect();
    await greet();
    const refused = client.join({ conference_id: '42' });
    await settle();
    server.last.refuse('join', 'entry_banned');
    await expect(refused).rejects.toMatchObject({ code: 'entry_banned' });
    expect(client.connection.get()).toMatchObject({ phase: 'refused', error: { code: 'entry_banned' } });

    const again = client.join({ conference_id: '42' });
    await settle();
    server.last.answer('join', { resume_token: 'token-2', snapshot: snapshot() });
    await again;
    expect(phase()).toBe('seated');
    expect(server.sockets).toHaveLength(1);
  });

  it('gives up on a final refusal of hello and tells who waits for the seat', async () => {
    const joined = client.join({ conference_id: '42' });
    await settle();
    server.last.accept();
    server.last.refuse('hello', 'unauthenticated');
    await expect(joined).rejects.toMatchObject({ code: 'unauthenticated' });
    await clock.advance(60_000);
    expect(server.sockets).toHaveLength(1);
  });

  it('keeps trying while the server cannot be reached, waiting longer each time', async () => {
    client.connect();
    const opened: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      server.last.breakOff();
      const before = clock.now();
      const count = server.sockets.length;
      while (server.sockets.length === count) await clock.advance(1);
      opened.push(clock.now() - before);
    }
    expect(opened).toEqual([1, 375, 750, 1500, 3000, 3750]);
    expect(client.connection.get()).toMatchObject({ phase: 'connecting', failures: 6 });
  });
});

describe('answers', () => {
  it('belong to their request, whatever their order', async () => {
    await join();
    const first = client.request('roster.subscribe', { offset: 0, limit: 10 });
    const second = client.request('ping', {});
    server.last.answer('ping', { time: 7 });
    server.last.answer('roster.subscribe', { total: 0, offset: 0, entries: [] });
    await expect(second).resolves.toEqual({ time: 7 });
    await expect(first).resolves.toEqual({ total: 0, offset: 0, entries: [] });
  });

  it('that never come end in a time-out', async () => {
    await join();
    const lost = expect(client.request('session.lock', { locked: true })).rejects.toMatchObject({ code: 'timeout' });
    await pass(10_500);
    await lost;
    expect(phase()).toBe('seated');
  });

  it('carry the time of the next try', async () => {
    await join();
    const refused = client.request('session.lock', { locked: true });
    server.last.refuse('session.lock', 'tooManyRequests', { retry_after_ms: 3_000 });
    await expect(refused).rejects.toMatchObject({ retryAfterMs: 3_000 });
  });

  it('are not owed any more when the link breaks', async () => {
    await join();
    const lost = client.request('session.lock', { locked: true });
    server.last.breakOff();
    await expect(lost).rejects.toMatchObject({ code: 'disconnected' });
  });

  it('that are no messages disturb nothing', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await join();
    server.last.raw('{"type":');
    server.last.raw('[]');
    expect(errors).toHaveBeenCalledTimes(2);
    expect(phase()).toBe('seated');
  });
});

describe('a lost connection (00/R-83)', () => {
  it('is noticed after 5 s of silence and resumed on a new socket', async () => {
    await join();
    await clock.advance(4_900);
    expect(phase()).toBe('seated');
    await clock.advance(1_200);
    expect(phase()).toBe('reconnecting');
    await greet();
    expect(server.last.received('resume')[0]?.body).toEqual({ resume_token: 'token-1' });
    server.last.answer('resume', { resume_token: 'token-2', snapshot: snapshot({ seq: 30 }) });
    await settle();
    expect(phase()).toBe('seated');
    server.last.breakOff();
    await clock.advance(1);
    await greet();
    expect(server.last.received('resume')[0]?.body).toEqual({ resume_token: 'token-2' });
  });

  it('does not show while pings are answered', async () => {
    await join();
    await pass(60_000);
    expect(phase()).toBe('seated');
    expect(server.sockets).toHaveLength(1);
  });

  it('is tried for 120 s from its loss, then the meeting is over', async () => {
    await join();
    const start = clock.now();
    server.last.breakOff();
    expect(client.connection.get()).toEqual({ phase: 'reconnecting', since: start, deadline: start + SEAT_HELD });
    while (clock.now() < start + SEAT_HELD - 1_000) {
      server.last.breakOff();
      await clock.advance(500);
    }
    expect(phase()).toBe('reconnecting');
    await clock.advance(1_000);
    expect(client.connection.get()).toMatchObject({ phase: 'ended', cause: 'connection_lost' });
    const tried = server.sockets.length;
    server.last.breakOff();
    await clock.advance(60_000);
    expect(server.sockets).toHaveLength(tried);
  });

  it('outlives a restart of the server (00/R-84)', async () => {
    await join();
    server.last.breakOff();
    await clock.advance(1);
    await greet();
    server.last.refuse('resume', 'shutting_down');
    await clock.advance(1_000);
    expect(phase()).toBe('reconnecting');
    await greet();
    server.last.answer('resume', { resume_token: 'token-2', snapshot: snapshot({ seq: 99 }) });
    await settle();
    expect(phase()).toBe('seated');
  });

  it('ends the meeting when the seat was given up', async () => {
    await join();
    server.last.breakOff();
    await clock.advance(1);
    await greet();
    server.last.refuse('resume', 'seat_ended');
    await settle();
    expect(client.connection.get()).toMatchObject({ phase: 'ended', cause: 'connection_lost' });
  });

  it('is noticed at once when the computer wakes up', async () => {
    await join();
    clock.sleep(40_000);
    await clock.advance(1);
    expect(phase()).toBe('reconnecting');
  });

  it('is tried at once when the network comes back', async () => {
    await join();
    server.last.breakOff();
    for (let attempt = 0; attempt < 5; attempt++) {
      await clock.advance(5_000);
      server.last.breakOff();
    }
    const count = server.sockets.length;
    client.networkChanged();
    expect(server.sockets).toHaveLength(count + 1);
  });

  // 00/R-83: the seat stays
  it('is looked for when the network changes, and only if nobody answers within a second and a half', async () => {
    await join();
    client.networkChanged();
    server.last.answer('ping', {});
    await clock.advance(2_000);
    expect(phase()).toBe('seated');
    client.networkChanged();
    await clock.advance(1_501);
    expect(phase()).toBe('reconnecting');
  });
});

describe('an account that the server lets go (30/PRF-4)', () => {
  it.each([['account_inactive', 'accountInactive'], ['account_deleted', 'accountDeleted'], ['account_disconnected', 'accountDisconnected']])('%s ends the meeting with its own reason, without a try to come back', async (word, refusal) => {
    await join();
    server.last.breakOff(4401, word);
    expect(client.connection.get()).toMatchObject({ phase: 'ended', cause: 'connection_lost', refusal });
    await clock.advance(SEAT_HELD);
    expect(server.sockets).toHaveLength(1);
  });

  it('is told outside of a meeting too; a session that ended elsewhere is found out by the next hello', async () => {
    client.connect();
    await greet();
    server.last.breakOff(4401, 'account_inactive');
    expect(client.connection.get()).toMatchObject({ phase: 'refused', error: { code: 'accountInactive' } });

    client.close();
    await join();
    server.last.breakOff(4401, 'unauthorized');
    await clock.advance(1_000);
    server.last.accept();
    server.last.refuse('hello', 'unauthorized');
    await settle();
    expect(client.connection.get()).toMatchObject({ phase: 'ended', refusal: 'unauthorized' });
  });
});

describe('updates', () => {
  it('already in the snapshot are dropped, later ones arrive in order', async () => {
    await join();
    const heard: string[] = [];
    client.events.on('update', ({ type }) => heard.push(type));
    server.last.event('counters', { present: 1, guests: 0 }, 10);
    server.last.event('flags', { entry_lock: true }, 11);
    server.last.event('stage', { changed: [participant('c')], removed: [] }, 12);
    server.last.event('media.speakers', { speakers: ['a'] });
    expect(heard).toEqual(['flags', 'stage', 'media.speakers']);
  });

  it('with a gap bring a new snapshot', async () => {
    await join();
    server.last.event('flags', { entry_lock: true }, 13);
    expect(phase()).toBe('reconnecting');
    await clock.advance(1);
    await greet();
    expect(server.last.received('resume')).toHaveLength(1);
  });

  it('tell the end with its cause; the connection serves a new join', async () => {
    await join();
    server.last.event('ended', { cause: 'excluded', by: 'Ann' });
    expect(client.connection.get()).toEqual({ phase: 'ended', cause: 'excluded', by: 'Ann' });
    const again = client.join({ conference_id: '42' });
    await settle();
    server.last.refuse('join', 'excluded');
    await expect(again).rejects.toMatchObject({ code: 'excluded' });
    expect(server.sockets).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('tells the server and ends', async () => {
    await join();
    const left = client.leave();
    server.last.answer('leave', {});
    await left;
    expect(client.connection.get()).toMatchObject({ phase: 'ended', cause: 'hung_up' });
  });

  it('and closing leave no timer behind', async () => {
    await join();
    client.close();
    expect(clock.pending).toBe(0);
    expect(server.last.closedByClient).toBe(true);
    expect(phase()).toBe('idle');
  });
});
