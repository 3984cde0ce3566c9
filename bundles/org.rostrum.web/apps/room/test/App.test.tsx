// SPDX-License-Identifier: Apache-2.0
import type { Me } from '@rostrum/api';
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../../packages/core/test/support/FakeClock';
import { calling, FakeLine } from '../../../packages/core/test/support/FakeLine';
import { FakeServer } from '../../../packages/core/test/support/FakeServer';
import { hello, participant, snapshot } from '../../../packages/core/test/support/samples';
import { startI18n } from '../../../packages/kit/src/i18n/i18n';
import { App } from '../src/app/App';
import { createScreen, type RoomApi } from '../src/app/context';
import { part, show, stubMedia, stubSockets, unshow } from './support';

const rings = calling({ direction: 'incoming', outcome: 'ringing', dialled: null, device: '' });
let page: FakeLine;
let beside: FakeServer;

beforeAll(async () => {
  await startI18n({});
  // what the page loads apart, so that no test waits for it
  await Promise.all([import('../src/call/MeetingCalls'), import('@rostrum/kit/calls')]);
}, 60_000);

beforeEach(() => {
  stubMedia();
  beside = stubSockets();
  page = new FakeLine();
  page.devices.present = [];
});

afterEach(async () => {
  await unshow();
  page.line.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function open(me: Partial<Me> | null): Promise<void> {
  const api = { card: () => new Promise(() => undefined), me: async () => me } as unknown as RoomApi;
  await show(<App services={{ room: page.line.room, api, screen: createScreen(), conferenceId: '42' }} />);
}

/** Until what is loaded apart is there. */
const until = async (what: () => void): Promise<void> => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  await vi.waitFor(what, { timeout: 4_000 });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
};
const shown = (id: string) => until(() => expect(part(id)).not.toBeNull());

// A page in view keeps notifications away (55/NTF-6), so it has to tell itself.
describe('who calls is shown', () => {
  it('before one joins a meeting, and is answered without leaving anything (55/NTF-2, 00/R-88)', async () => {
    await open({ display_name: 'Ann' });
    await act(() => page.greet());
    // the line's own desk has asked before
    await until(() => expect(page.server.last.received('call.list')).toHaveLength(2));
    await act(async () => {
      page.server.last.answer('call.list', { calls: [rings] });
      await settle();
    });
    await shown('meeting-call');
    expect(part('leave-accept')?.textContent).toBe('Accept');
    await act(async () => part('waiting-reject')?.click());
    expect(page.server.last.received('call.reject')).toHaveLength(1);
  });

  it('after it, over a connection that comes back by itself (55/NTF-2)', async () => {
    await open({ display_name: 'Ann' });
    await act(async () => {
      await page.greet();
      const joined = page.line.room.join({ conferenceId: '42' });
      await settle();
      page.server.last.answer('join', { resume_token: 'token-1', snapshot: snapshot({ own: participant('me', { account_id: 'ann@here', guest: false }) }) });
      await joined;
      page.server.last.event('ended', { cause: 'conference_ended', by: null }, 11);
    });
    await shown('ended');
    await until(() => expect(beside.sockets).toHaveLength(1));
    await act(async () => {
      beside.last.accept();
      beside.last.answer('hello', hello);
      await settle();
      beside.last.answer('call.list', { calls: [rings] });
      await settle();
    });
    await shown('incoming-call');
    expect(part('incoming-accept')?.getAttribute('href')).toBe(`/call/${rings.id}?accept`);
  });

  it('to nobody who is a guest', async () => {
    await open(null);
    await act(async () => {
      page.line.room.signal.connect();
      page.server.last.accept();
      page.server.last.answer('hello', { ...hello, identity: { ...hello.identity, kind: 'guest' } });
      await settle();
    });
    // by the line's own desk and no other
    expect(page.server.last.received('call.list')).toHaveLength(1);
    expect(beside.sockets).toHaveLength(0);
  });
});
