// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '../src/base/store';
import type { RemoteTrack, TransportState } from '../src/media/MediaTransport';
import { MovingTransport } from '../src/media/MovingTransport';
import type { Ask, Source } from '../src/signal/messages';
import { FakeClock } from './support/FakeClock';
import { fakeTrack, stubMediaStream } from './support/FakePeer';

interface DirectSender {
  track: unknown;
  encodings: { maxBitrate?: number }[];
  replaceTrack(track: unknown): Promise<void>;
  getParameters(): object;
  setParameters(): Promise<void>;
}

/** As much of a connection as the direct transport touches. */
class DirectPeer {
  connectionState = 'new';
  onconnectionstatechange: (() => void) | null = null;
  onicecandidate: unknown = null;
  localDescription: { sdp: string } | null = null;
  closed = false;
  bytes = 0;
  readonly candidates: string[] = [];
  private readonly transceivers: { direction: string; sender: DirectSender; receiver: { track: object } }[] = [];

  addTransceiver(): void {
    const sender: DirectSender = {
      track: null, encodings: [{}], replaceTrack: async (track) => void (sender.track = track), getParameters: () => ({ encodings: sender.encodings }), setParameters: async () => undefined,
    };
    this.transceivers.push({ direction: 'sendrecv', sender, receiver: { track: {} } });
  }
  getTransceivers() {
    return this.transceivers;
  }
  async createOffer() {
    return { type: 'offer', sdp: 'an offer' };
  }
  async createAnswer() {
    return { type: 'answer', sdp: 'an answer' };
  }
  async setLocalDescription(description: { sdp: string }) {
    this.localDescription = description;
  }
  async setRemoteDescription({ type }: { type: string }) {
    if (type === 'offer') for (let section = 0; section < 4; section++) this.addTransceiver();
  }
  async addIceCandidate({ candidate }: { candidate: string }) {
    this.candidates.push(candidate);
  }
  async getStats() {
    return new Map([['i', { id: 'i', type: 'inbound-rtp', mid: '0', kind: 'audio', bytesReceived: this.bytes, timestamp: 0 }]]);
  }
  close() {
    this.closed = true;
  }
  become(state: string) {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

const settled = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

function stage() {
  const clock = new FakeClock();
  const asked: { type: string; body: Record<string, unknown> }[] = [];
  const request = (async (type: string, body: Record<string, unknown>) => {
    asked.push({ type, body });
    return {};
  }) as unknown as Ask;
  const sent = new Map<Source, unknown>();
  const shown: unknown[] = [];
  const nothing = (): void => undefined;
  const server = {
    name: 'server', state: createStore<TransportState>({ phase: 'connected' }), remote: createStore<ReadonlyMap<string, RemoteTrack>>(new Map()), lips: [],
    connect: nothing, close: nothing, signalling: nothing, offered: nothing, mapped: nothing, timed: nothing, watched: nothing, limited: nothing, closedByServer: nothing,
    networkChanged: nothing, stats: async () => null, send: (source: Source, track: unknown) => void sent.set(source, track), show: (wishes: readonly unknown[]) => void shown.push(wishes),
  };
  const peers: DirectPeer[] = [];
  const moving = new MovingTransport({
    server, request, clock,
    createConnection: () => {
      const peer = new DirectPeer();
      peers.push(peer);
      return peer as unknown as RTCPeerConnection;
    },
  });
  const microphone = fakeTrack('audio');
  moving.send('microphone', microphone);
  moving.show([{ participant: 'p2', source: 'camera', width: 640, height: 360 }]);
  const direct = async (offers = true) => {
    moving.goDirect({ peer: 'p2', offers, expects: () => true });
    await settled();
  };
  return { clock, asked, sent, shown, peers, moving, microphone, direct };
}

describe('media of a call move', () => {
  beforeEach(stubMediaStream);

  // 70/A-TRN-3, 00/R-19
  it('to the direct way once that is up, after both ways were fed for a moment', async () => {
    const { clock, sent, shown, peers, moving, microphone, direct } = stage();
    await direct();
    peers[0]!.become('connected');
    expect(moving.path.get()).toBe('server');
    expect(sent.get('microphone')).toBe(microphone);
    await clock.advance(1_200);
    expect(moving.path.get()).toBe('direct');
    expect(sent.get('microphone')).toBeNull();
    expect(shown.at(-1)).toEqual([]);
  });

  it.each([
    ['nothing arrives for two seconds', async (peer: DirectPeer, clock: FakeClock) => {
      for (let half = 0; half < 6; half++) {
        await clock.advance(500);
        await settled();
      }
      expect(peer.closed).toBe(true);
    }],
    ['ICE says disconnected', async (peer: DirectPeer) => peer.become('disconnected')],
  ])('back through the server when %s, and the other is told', async (_, dies) => {
    const { clock, asked, sent, shown, peers, moving, microphone, direct } = stage();
    await direct();
    peers[0]!.become('connected');
    await clock.advance(1_200);
    await dies(peers[0]!, clock);
    expect(moving.path.get()).toBe('server');
    expect(sent.get('microphone')).toBe(microphone);
    expect(shown.at(-1)).toHaveLength(1);
    expect(asked.at(-1)).toEqual({ type: 'media.disconnect', body: { transport: 'p2' } });
  });

  it('back when the other says so, without an answer to that', async () => {
    const { clock, asked, peers, moving, direct } = stage();
    await direct();
    peers[0]!.become('connected');
    await clock.advance(1_200);
    const before = asked.length;
    moving.peer({ type: 'media.closed', body: { transport: 'p2', cause: 'remote' } });
    expect(moving.path.get()).toBe('server');
    expect(asked).toHaveLength(before);
  });

  it('nowhere where no direct way is found, which is tried three times', async () => {
    const { clock, peers, moving, direct } = stage();
    await direct();
    for (let minute = 0; minute < 4; minute++) {
      await clock.advance(30_000);
      await settled();
    }
    expect(peers).toHaveLength(3);
    expect(moving.path.get()).toBe('server');
  });

  it('for the one called as well, who waits for the offer; candidates that come early are kept', async () => {
    const { asked, peers, moving, direct } = stage();
    await direct(false);
    expect(peers).toHaveLength(0);
    moving.peer({ type: 'media.offer', body: { transport: 'p2', revision: 1, sdp: 'an offer' } });
    moving.peer({ type: 'media.candidate', body: { transport: 'p2', candidate: 'early', mid: '0' } });
    await settled();
    expect(asked.map(({ type }) => type)).toContain('media.answer');
    expect(peers[0]!.candidates).toEqual(['early']);
  });

  it('for the one called who hears the offer before he knows that the other is back', async () => {
    const { asked, peers, moving, direct } = stage();
    moving.peer({ type: 'media.offer', body: { transport: 'p2', revision: 1, sdp: 'an offer' } });
    moving.peer({ type: 'media.candidate', body: { transport: 'p2', candidate: 'early', mid: '0' } });
    expect(peers).toHaveLength(0);
    await direct(false);
    expect(asked.map(({ type }) => type)).toContain('media.answer');
    expect(peers[0]!.candidates).toEqual(['early']);
  });

  // 30/BW-6: nobody holds back what comes directly, so who may not receive everything gets it through the server
  it('not to a direct way while there is a limit of what is received; one of what is sent holds there too', async () => {
    const { clock, peers, moving, direct } = stage();
    moving.limited({ transport: 'server', receive_bps: null, send_bps: 500_000 });
    await direct();
    moving.peer({ type: 'media.answer', body: { transport: 'p2', revision: 1, sdp: 'an answer' } });
    await settled();
    expect(peers[0]!.getTransceivers().map(({ sender }) => sender.encodings[0]!.maxBitrate)).toEqual([38_000, 405_000, 405_000, 38_000]);
    moving.limited({ transport: 'server', receive_bps: null, send_bps: null });
    await settled();
    expect(peers[0]!.getTransceivers().map(({ sender }) => sender.encodings)).toEqual(Array(4).fill([{}]));
    peers[0]!.become('connected');
    await clock.advance(1_200);
    moving.limited({ transport: 'server', receive_bps: 1_000_000, send_bps: null });
    expect(moving.path.get()).toBe('server');
    expect(peers[0]!.closed).toBe(true);
    await clock.advance(60_000);
    expect(peers).toHaveLength(1);
    moving.limited({ transport: 'server', receive_bps: null, send_bps: null });
    await settled();
    expect(peers).toHaveLength(2);
  });

  it('not for strangers', async () => {
    const { peers, moving, direct } = stage();
    await direct(false);
    moving.peer({ type: 'media.offer', body: { transport: 'p3', revision: 1, sdp: 'an offer' } });
    expect(peers).toHaveLength(0);
  });
});
