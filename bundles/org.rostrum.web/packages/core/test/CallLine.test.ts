// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SEAT_HELD } from '../src/signal/SignalClient';
import { settle } from './support/FakeClock';
import { FakeAudioContext } from './support/FakeMedia';
import { calling, FakeLine, ID } from './support/FakeLine';
import { stubMediaStream } from './support/FakePeer';
import { snapshot } from './support/samples';

let page: FakeLine;

beforeEach(async () => {
  stubMediaStream();
  vi.stubGlobal('AudioContext', FakeAudioContext);
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  page = new FakeLine();
  await page.dial();
});

afterEach(() => {
  page.line.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const asked = () => page.server.last.received('call.list').filter(({ body }) => body['call_id'] === ID).map(({ body }) => body);

async function found(...calls: ReturnType<typeof calling>[]): Promise<void> {
  page.server.last.answer('call.list', { calls });
  await settle();
}

describe('a page that was away while one talked', () => {
  beforeEach(() => page.talk());

  it('goes on with the call when it has its seat back (00/R-83)', async () => {
    await page.gap();
    page.server.last.answer('resume', { resume_token: 'token-2', snapshot: snapshot() });
    await settle();
    expect(asked()).toEqual([{ call_id: ID, take: true }]);
    await found(calling({ phase: 'connected', conference_id: '42', accepted_at: 2 }));
    expect(page.line.call?.phase).toBe('connected');
  });

  it('learns how the call ended where its seat is held no longer (00/R-83)', async () => {
    await page.gap();
    page.server.last.refuse('resume', 'seatNotFound');
    await settle();
    expect(asked()).toEqual([{ call_id: ID }]);
    await found(calling({ phase: 'ended', cause: 'hung_up', accepted_at: 2, ended_at: 3 }));
    expect(page.line.call).toMatchObject({ phase: 'ended', cause: 'hung_up', ended_at: 3 });
    expect(page.seats.has(ID)).toBe(false);
  });

  it.each([
    ['the server has forgotten', []],
    ['goes on without it', [calling({ phase: 'connected', conference_id: '42', accepted_at: 2 })]],
  ])('ends a call that %s, and late news change nothing (00/R-83, 00/R-84)', async (_, calls) => {
    await page.gap();
    page.server.last.refuse('resume', 'seatNotFound');
    await settle();
    await found(...calls);
    expect(page.line.call).toMatchObject({ phase: 'ended', cause: 'connection_lost' });
    expect(page.line.call!.ended_at! - Date.now() - page.line.room.signal.clockOffset).toBeLessThanOrEqual(0);
    page.hear(calling({ phase: 'connected', conference_id: '42', held_by: ['peer'] }));
    expect(page.line.call?.phase).toBe('ended');
    page.hear(calling({ phase: 'ended', cause: 'server_stopped' }));
    expect(page.line.call?.cause).toBe('server_stopped');
  });

  it('ends the call when the network does not come back in time (00/R-83)', async () => {
    page.server.last.breakOff();
    await page.clock.advance(SEAT_HELD);
    expect(page.line.call).toMatchObject({ phase: 'ended', cause: 'connection_lost' });
  });

  it('waits for the word of the server when that has ended the session', async () => {
    page.server.last.event('ended', { cause: 'conference_ended', by: null }, 11);
    await settle();
    await found(calling({ phase: 'connected', conference_id: '42', accepted_at: 2 }));
    expect(page.line.call?.phase).toBe('connected');
    page.hear(calling({ phase: 'ended', cause: 'hung_up' }));
    expect(page.line.call?.cause).toBe('hung_up');
  });

  it('shows that the call goes on elsewhere when its seat was moved', async () => {
    page.server.last.event('ended', { cause: 'moved', by: null }, 11);
    await settle();
    await found(calling({ phase: 'connected', conference_id: '42', accepted_at: 2 }));
    expect(page.line.state.get().phase).toBe('elsewhere');
  });
});

describe('a page that was away while it rang', () => {
  it('takes the call again where it rings still', async () => {
    await page.gap();
    expect(asked()).toEqual([{ call_id: ID, take: true }]);
    await found(calling());
    expect(page.line.call?.phase).toBe('ringing');
  });

  it('ends a call that the server knows no more (00/R-84)', async () => {
    await page.gap();
    await found();
    expect(page.line.call).toMatchObject({ phase: 'ended', cause: 'connection_lost' });
  });

  it('tries again when the network went once more', async () => {
    await page.gap();
    await page.gap();
    expect(page.line.call?.phase).toBe('ringing');
    await found();
    expect(page.line.call?.phase).toBe('ended');
  });

  it('does not ring on for whoever is called (00/R-84)', async () => {
    page.line.close();
    page = new FakeLine();
    void page.line.open(ID);
    await page.greet();
    await found(calling({ direction: 'incoming', outcome: 'ringing', dialled: null, device: '' }));
    expect(page.line.call?.phase).toBe('ringing');
    await page.gap();
    expect(asked()).toEqual([{ call_id: ID }]);
    await found();
    expect(page.line.call?.phase).toBe('ended');
  });
});

it('a call that the server knows no more is over when one hangs up (00/R-84)', async () => {
  const over = page.line.hangUp();
  page.server.last.refuse('call.hang_up', 'callNotFound');
  await over;
  expect(page.line.call).toMatchObject({ phase: 'ended', cause: 'connection_lost' });
});

it('a call that could not be ended for another reason rings on', async () => {
  const over = page.line.hangUp();
  page.server.last.refuse('call.hang_up', 'storeUnavailable');
  await over;
  expect(page.line.call?.phase).toBe('ringing');
});
