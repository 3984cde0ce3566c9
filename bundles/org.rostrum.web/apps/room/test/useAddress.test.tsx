// SPDX-License-Identifier: Apache-2.0
import type { Card } from '@rostrum/api';
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { calling, FakeLine, ID } from '../../../packages/core/test/support/FakeLine';
import { startI18n } from '../../../packages/kit/src/i18n/i18n';
import { createScreen, RoomContext, type RoomApi } from '../src/app/context';
import type { Call } from '../src/call/context';
import { useAddress } from '../src/call/useAddress';
import { useStore } from '../src/common/useStore';
import { type Lobby, useLobby } from '../src/features/prejoin/useLobby';
import { show, stubMedia, unshow } from './support';

let page: FakeLine;

beforeAll(() => startI18n({}));

beforeEach(() => {
  stubMedia();
  page = new FakeLine();
  history.replaceState(null, '', '/call?to=bob');
});

afterEach(async () => {
  await unshow();
  page.line.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Page() {
  const state = useStore(page.line.state);
  useAddress(page.line, state.phase === 'call' ? state.call : null);
  return null;
}

async function talk(): Promise<void> {
  await act(() => page.dial());
  await show(<Page />);
  await act(() => page.talk());
}

const hear = (call: Partial<Call>) => act(async () => page.hear(calling(call)));

describe('the address of a call', () => {
  it('is that of the call, so that loading it anew does not dial again (00/R-83)', async () => {
    await talk();
    expect(location.pathname + location.search).toBe(`/call/${ID}`);
    await hear({ phase: 'ended', cause: 'hung_up' });
    expect(location.pathname).toBe(`/call/${ID}`);
  });

  // 10/CT-2
  it.each(['became_conference', 'join_ok'])('is that of the conference that goes on after %s (00/R-83)', async (cause) => {
    await talk();
    await hear({ phase: 'ended', cause });
    expect(location.pathname).toBe('/room/42');
  });
});

describe('a conference that began as a call, loaded anew', () => {
  let lobby: Lobby;

  async function lobbyOf(card: RoomApi['card']): Promise<void> {
    const api = { card, me: async () => null } as unknown as RoomApi;
    function Probe() {
      lobby = useLobby();
      return null;
    }
    const services = { room: page.line.room, api, screen: createScreen(), conferenceId: '42' };
    await show(<RoomContext.Provider value={services}><Probe /></RoomContext.Provider>);
  }
  const missing = () => Promise.reject(new Error('not_found'));

  it('can be joined although the server shows it to nobody from outside (00/R-83, 80/UHP-4)', async () => {
    await talk();
    await hear({ phase: 'ended', cause: 'became_conference' });
    await unshow();
    await lobbyOf(missing);
    expect(lobby).toMatchObject({ refusal: null, card: { topic: 'Weekly', access: 'private' } });
  });

  it('is shown as it is now where the server shows it', async () => {
    await talk();
    await hear({ phase: 'ended', cause: 'join_ok' });
    await unshow();
    await lobbyOf(async () => ({ topic: 'Monthly' }) as Card);
    expect(lobby.card?.topic).toBe('Monthly');
  });

  it('leads nowhere from an address that was only typed', async () => {
    history.replaceState(null, '', '/room/42');
    await lobbyOf(missing);
    expect(lobby).toMatchObject({ refusal: 'internal', card: null });
  });
});
