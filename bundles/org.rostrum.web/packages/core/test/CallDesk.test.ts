// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { CallDesk } from '../src/call/CallDesk';
import type { Call } from '../src/generated/signalling';
import { SignalClient } from '../src/signal/SignalClient';
import { FakeClock } from './support/FakeClock';
import { FakeServer } from './support/FakeServer';

const HELLO = {
  version: 1, connection_id: 'c1', server: { name: 'here', version: '1', time: 0 }, identity: { kind: 'user', name: 'ann@here', display_name: 'Ann' },
  limits: { message_bytes: 1, messages_per_second: 1 }, ping_interval_ms: 2_000, types: [],
};

const call = (more: Partial<Call>): Call => ({
  id: '0'.repeat(32), kind: 'person', direction: 'incoming', phase: 'ringing', title: null, dialled: null, outcome: 'ringing', cause: null, device: '',
  conference_id: null, direct: true, peer: { account_id: 'bob@here', display_name: 'Bob' }, answered_by: null, started_at: 1, accepted_at: null, ended_at: null,
  held_by: [], away_by: [], ...more,
});

const settled = () => new Promise((done) => setTimeout(done, 0));

async function desk(calls: Call[] = []) {
  const server = new FakeServer();
  const signal = new SignalClient({
    sockets: server.factory, clock: new FakeClock(), random: () => 0,
    hello: () => ({ version: 1, client: { kind: 'browser', name: 'test' }, app_instance: '0'.repeat(32) }),
  });
  const made = new CallDesk(signal);
  signal.connect();
  const greet = async () => {
    server.last.accept();
    server.last.answer('hello', HELLO);
    await settled();
    server.last.answer('call.list', { calls });
    await settled();
  };
  await greet();
  return { server, signal, desk: made, greet };
}

describe('the calls of an account', () => {
  it('what rings when the page comes is learned of by asking', async () => {
    const { desk: made } = await desk([call({})]);
    expect(made.ringing.get()?.peer.display_name).toBe('Bob');
  });

  // 10/CMP-4, 30/GCP-6
  it.each([
    ['taken on another device', { phase: 'opening', outcome: 'accepted' }, 1],
    ['taken by another of the group', { kind: 'group', phase: 'connected', outcome: 'elsewhere' }, 0],
    ['given up', { phase: 'ended', outcome: 'missed', cause: 'cancelled' }, 0],
    ['refused', { phase: 'ended', outcome: 'rejected', cause: 'rejected' }, 0],
  ] as const)('it stops ringing when it is %s', async (_, more, left) => {
    const { server, desk: made } = await desk();
    server.last.event('call.changed', { call: call({}) });
    expect(made.ringing.get()).not.toBeNull();
    server.last.event('call.changed', { call: call(more as Partial<Call>) });
    expect(made.ringing.get()).toBeNull();
    expect(made.calls.get()).toHaveLength(left);
  });

  it('the first of two rings until it is answered, then the second', async () => {
    const { server, desk: made } = await desk();
    server.last.event('call.changed', { call: call({ id: '2'.repeat(32), started_at: 2 }) });
    server.last.event('call.changed', { call: call({ id: '1'.repeat(32), started_at: 1 }) });
    expect(made.ringing.get()?.id).toBe('1'.repeat(32));
    server.last.event('call.changed', { call: call({ id: '1'.repeat(32), phase: 'ended', outcome: 'missed' }) });
    expect(made.ringing.get()?.id).toBe('2'.repeat(32));
  });

  it('rejecting is a request whose answer counts at once', async () => {
    const { server, desk: made } = await desk([call({})]);
    const answer = made.reject('0'.repeat(32));
    server.last.answer('call.reject', { call: call({ phase: 'ended', outcome: 'rejected', cause: 'rejected' }) });
    expect((await answer).cause).toBe('rejected');
    expect(made.ringing.get()).toBeNull();
  });

  it('a page that was loaded anew takes its call, and one that is left says so', async () => {
    const { server, desk: made } = await desk();
    const found = made.find('0'.repeat(32), true);
    expect(server.last.received('call.list').at(-1)?.body).toEqual({ call_id: '0'.repeat(32), take: true });
    server.last.answer('call.list', { calls: [call({ phase: 'connected', outcome: 'accepted' })] });
    expect((await found)?.phase).toBe('connected');
    made.leave('0'.repeat(32));
    expect(server.last.received('call.leave')).toHaveLength(1);
  });
});
