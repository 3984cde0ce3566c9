// SPDX-License-Identifier: Apache-2.0
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../../packages/core/test/support/FakeClock';
import { calling, FakeLine, ID } from '../../../packages/core/test/support/FakeLine';
import type { FakeServer } from '../../../packages/core/test/support/FakeServer';
import { hello } from '../../../packages/core/test/support/samples';
import { startI18n } from '../../../packages/kit/src/i18n/i18n';
import type { RoomApi } from '../src/app/context';
import CallApp, { type CallWish } from '../src/call/CallApp';
import texts from '../src/i18n/call.en.json';
import { part, show, stubMedia, stubSockets, unshow } from './support';

let beside: FakeServer;
const lines: FakeLine[] = [];
vi.mock('../src/call/line', () => ({
  browserLine: () => {
    const made = new FakeLine();
    made.devices.present = [];
    lines.push(made);
    return made.line;
  },
}));

const OTHER = '1'.repeat(32);
const other = calling({ id: OTHER, direction: 'incoming', outcome: 'ringing', dialled: null, device: '', peer: { account_id: 'cal@here', display_name: 'Cal' } });
const api = {} as RoomApi;

beforeAll(() => startI18n(texts));

beforeEach(() => {
  stubMedia();
  beside = stubSockets();
});

afterEach(async () => {
  await unshow();
  for (const { line } of lines.splice(0)) line.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function open(wish: Partial<CallWish>): Promise<FakeLine> {
  await show(<CallApp api={api} wish={{ to: null, id: null, accept: false, ...wish }} />);
  const page = lines.at(-1)!;
  await act(() => page.greet());
  return page;
}

async function dial(): Promise<FakeLine> {
  const page = await open({ to: 'bob' });
  await act(async () => {
    page.server.last.answer('call.list', { calls: [] });
    page.server.last.answer('call.start', { call: calling() });
    await settle();
  });
  return page;
}

const hear = (page: FakeLine, call: ReturnType<typeof calling>) => act(async () => page.hear(call));

describe('the page of a call shows who calls', () => {
  it('while it rings at the other, where the call made can be ended for it but not held (00/R-88, 55/NTF-2)', async () => {
    const page = await dial();
    expect(part('ringing')).not.toBeNull();
    await hear(page, other);
    expect(part('waiting-call')?.textContent).toContain('Cal is calling you');
    expect(part('hold-accept')).toBeNull();
    expect(part('end-accept')?.textContent).toBe('End this call and answer');
    await act(async () => part('end-accept')?.click());
    page.server.last.answer('call.hang_up', { call: calling({ phase: 'ended', cause: 'cancelled', ended_at: 2 }) });
    await act(settle);
    expect(lines).toHaveLength(2);
    await act(() => lines[1]!.greet());
    expect(lines[1]!.server.last.received('call.accept').map(({ body }) => body)).toEqual([{ call_id: OTHER }]);
  });

  it('after a call that nobody answered, and it is answered as any other (00/R-88, 55/NTF-2)', async () => {
    const page = await dial();
    await hear(page, calling({ phase: 'ended', cause: 'no_answer', ended_at: 2 }));
    expect(part('call-ended')?.dataset['cause']).toBe('no_answer');
    await hear(page, other);
    expect(part('end-accept')?.textContent).toBe('Accept');
    await hear(page, { ...other, phase: 'ended', outcome: 'missed', cause: 'cancelled' });
    expect(part('waiting-call')).toBeNull();
  });

  it('after a call that took place, over a connection that comes back by itself (55/NTF-2)', async () => {
    const page = await dial();
    await act(async () => {
      await page.talk();
      page.hear(calling({ phase: 'ended', cause: 'hung_up', accepted_at: 2, ended_at: 3 }));
      page.server.last.event('ended', { cause: 'conference_ended', by: null }, 11);
    });
    expect(part('call-ended')?.dataset['cause']).toBe('hung_up');
    await act(async () => {
      beside.last.accept();
      beside.last.answer('hello', hello);
      await settle();
      beside.last.answer('call.list', { calls: [other] });
      await settle();
    });
    expect(part('incoming-accept')?.getAttribute('href')).toBe(`/call/${OTHER}?accept`);
    expect(part('waiting-call')).toBeNull();
  });

  it('but not its own as another', async () => {
    const own = { ...other, id: ID };
    const page = await open({ id: ID });
    await act(async () => {
      page.server.last.answer('call.list', { calls: [own] });
      await settle();
    });
    await hear(page, own);
    expect(part('ringing')?.dataset['direction']).toBe('incoming');
    expect(part('waiting-call')).toBeNull();
    // while it is being taken it rings still
    await act(async () => part('accept')?.click());
    await hear(page, own);
    expect(part('waiting-call')).toBeNull();
  });
});
