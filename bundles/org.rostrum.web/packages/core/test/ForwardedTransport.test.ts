// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ForwardedTransport } from '../src/media/ForwardedTransport';
import { SignalError } from '../src/signal/SignalError';
import { FakeClock, settle } from './support/FakeClock';
import { FakePeer, fakeTrack, stubMediaStream } from './support/FakePeer';

const OFFER = 'mic cam con cau a0 a1 v0 v1 v2';

let clock: FakeClock;
let peers: FakePeer[];
let requests: { type: string; body: Record<string, unknown> }[];
let refuse: Record<string, SignalError>;
let transport: ForwardedTransport;

beforeEach(() => {
  stubMediaStream();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  clock = new FakeClock();
  peers = [];
  requests = [];
  refuse = {};
  transport = new ForwardedTransport({
    clock,
    random: () => 0,
    videoSlots: 3,
    request: async (type, body) => {
      requests.push({ type, body: body as Record<string, unknown> });
      if (refuse[type]) throw refuse[type];
      return {} as never;
    },
    createConnection: () => {
      const peer = new FakePeer();
      peers.push(peer);
      return peer as unknown as RTCPeerConnection;
    },
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const peer = (): FakePeer => peers.at(-1)!;
const asked = (type: string) => requests.filter((each) => each.type === type);

async function connect(): Promise<void> {
  transport.connect();
  await settle();
  transport.offered({ transport: 'server', revision: 1, sdp: OFFER });
  await settle();
  peer().become('connected');
}

describe('the forwarded transport', () => {
  it('asks for an offer and answers it, sending slots to the server and the others from it', async () => {
    await connect();
    expect(requests.map((each) => each.type)).toEqual(['media.connect', 'media.answer', 'media.slots']);
    expect(asked('media.connect')[0]?.body).toMatchObject({ transport: 'server', audio_slots: 3, video_slots: 3 });
    expect(asked('media.answer')[0]?.body).toEqual({ transport: 'server', revision: 1, sdp: `answer to ${OFFER}` });
    expect(peer().transceivers.map((each) => each.direction)).toEqual(['sendonly', 'sendonly', 'sendonly', 'sendonly', 'recvonly', 'recvonly', 'recvonly', 'recvonly', 'recvonly']);
    expect(transport.state.get()).toEqual({ phase: 'connected' });
  });

  it('sends tracks given before and after the offer, the camera in bounded layers', async () => {
    const [mic, cam] = [fakeTrack('audio'), fakeTrack('video')];
    transport.send('camera', cam);
    await connect();
    transport.send('microphone', mic);
    await settle();
    expect(peer().of('cam').sender.track).toBe(cam);
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ maxBitrate: 2_000_000 }, { maxBitrate: 500_000 }, { maxBitrate: 150_000 }] });
    expect(peer().of('mic').sender.track).toBe(mic);
    transport.send('microphone', null);
    await settle();
    expect(peer().of('mic').sender.track).toBeNull();
  });

  it('stops layers that nobody watches, and starts them again', async () => {
    transport.send('camera', fakeTrack('video'));
    await connect();
    const rids = (...active: string[]) => ['h', 'm', 'l'].map((rid) => ({ rid, active: active.includes(rid) }));
    transport.watched({ transport: 'server', source: 'camera', rids: rids('l') });
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: false }, { active: false }, { active: true }] });
    transport.send('camera', fakeTrack('video'));
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: false }, { active: false }, { active: true }] });
    transport.watched({ transport: 'server', source: 'camera', rids: rids('h', 'm', 'l') });
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: true }, { active: true }, { active: true }] });
    transport.watched({ transport: 'server', source: 'camera', rids: rids() });
    transport.connect();
    await settle();
    transport.offered({ transport: 'server', revision: 1, sdp: OFFER });
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: true }, { active: true }, { active: true }] });
  });

  it('sends a lone layer at the rate that the server says, and at its own again', async () => {
    transport.send('content', fakeTrack('video'));
    await connect();
    expect(peer().of('con').sender.set).toMatchObject({ encodings: [{ maxBitrate: 2_500_000 }] });
    transport.watched({ transport: 'server', source: 'content', rids: [{ rid: '', active: true, max_bitrate: 310_000 }] });
    await settle();
    expect(peer().of('con').sender.set).toMatchObject({ encodings: [{ active: true, maxBitrate: 310_000 }] });
    transport.watched({ transport: 'server', source: 'content', rids: [{ rid: '', active: true, max_bitrate: 9_000_000 }] });
    await settle();
    expect(peer().of('con').sender.set).toMatchObject({ encodings: [{ maxBitrate: 2_500_000 }] });
    transport.watched({ transport: 'server', source: 'content', rids: [{ rid: '', active: true, max_bitrate: 310_000 }] });
    transport.watched({ transport: 'server', source: 'content', rids: [{ rid: '', active: true }] });
    await settle();
    expect(peer().of('con').sender.set).toMatchObject({ encodings: [{ maxBitrate: 2_500_000 }] });
  });

  it('sends one stream with layers inside where the codec has them', async () => {
    transport.send('camera', fakeTrack('video'));
    transport.connect();
    await settle();
    peer().codec = 'VP9';
    transport.offered({ transport: 'server', revision: 1, sdp: OFFER });
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ scalabilityMode: 'L3T3_KEY' }] });
    transport.watched({ transport: 'server', source: 'camera', rids: [{ rid: '', active: false }] });
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: false }] });
  });

  // 30/BW-6: what holds is kept to at once, and with what is sent later; a new transport begins without
  it('sends within a limit, the small layers first, content before the camera', async () => {
    transport.send('camera', fakeTrack('video'));
    transport.send('microphone', fakeTrack('audio'));
    await connect();
    transport.limited({ transport: 'server', receive_bps: null, send_bps: 500_000 });
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: false }, { maxBitrate: 255_000 }, { maxBitrate: 150_000 }] });
    expect(peer().of('mic').sender.set).toMatchObject({ encodings: [{ maxBitrate: 38_000 }] });
    transport.send('content', fakeTrack('video'));
    await settle();
    expect(peer().of('con').sender.set).toMatchObject({ encodings: [{ maxBitrate: 303_750 }] });
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: false }, { active: false }, { maxBitrate: 101_250 }] });
    transport.limited({ transport: 'server', receive_bps: null, send_bps: null });
    await settle();
    expect(peer().of('cam').sender.set).toMatchObject({ encodings: [{ active: true, maxBitrate: 2_000_000 }, { active: true }, { active: true }] });
    expect(peer().of('mic').sender.set).toEqual({ encodings: [{}], codecs: [] });
  });

  // the server knows its own relay only
  it('tells when it goes through a relay, and when no longer', async () => {
    await connect();
    const over = (candidateType: string) => {
      const pair = { id: 'P', type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: 'L' };
      Object.assign(peer(), { getStats: async () => new Map<string, object>([['P', pair], ['L', { id: 'L', type: 'local-candidate', protocol: 'udp', candidateType }]]) });
    };
    for (const way of ['host', 'relay', 'relay', 'srflx']) {
      over(way);
      await transport.stats();
    }
    expect(asked('media.way').map((each) => each.body)).toEqual(['relay', 'udp'].map((kind) => ({ transport: 'server', kind })));
  });

  it('tells what each slot carries, by the mapping of the server', async () => {
    await connect();
    transport.mapped({ transport: 'server', slots: [{ slot: 'v1', participant_id: 'a', source: 'camera', width: 640, height: 360, paused: 'none' }] });
    const track = transport.remote.get().get('v1');
    expect(track).toMatchObject({ participant: 'a', source: 'camera', paused: 'none' });
    expect(track?.stream.getTracks()).toEqual([{ id: 'track of v1' }]);
    const stream = track?.stream;
    transport.mapped({ transport: 'server', slots: [{ slot: 'v1', participant_id: 'b', source: 'camera', width: 640, height: 360, paused: 'none' }] });
    expect(transport.remote.get().get('v1')).toMatchObject({ participant: 'b' });
    expect(transport.remote.get().get('v1')?.stream).toBe(stream);
    expect([...transport.remote.get().keys()]).toEqual(['v1', 'a0', 'a1']);
  });

  it('asks for pictures at once when connected, and later in bursts', async () => {
    transport.show([{ participant: 'a', source: 'camera', width: 640, height: 360 }]);
    await connect();
    expect(asked('media.slots')).toHaveLength(1);
    expect(asked('media.slots')[0]?.body).toMatchObject({ video: [{ slot: 'v0', participant_id: 'a' }] });
    for (const width of [700, 800, 900]) transport.show([{ participant: 'a', source: 'camera', width, height: 500 }]);
    await clock.advance(500);
    expect(asked('media.slots')).toHaveLength(2);
    transport.show([{ participant: 'a', source: 'camera', width: 895, height: 500 }]);
    await clock.advance(500);
    expect(asked('media.slots')).toHaveLength(2);
  });

  it('answers a later offer on the same connection and ignores an older one', async () => {
    await connect();
    transport.offered({ transport: 'server', revision: 3, sdp: `${OFFER} v3` });
    transport.offered({ transport: 'server', revision: 2, sdp: 'mic' });
    await settle();
    expect(asked('media.answer').map((each) => each.body['revision'])).toEqual([1, 3]);
    expect(peers).toHaveLength(1);
  });
});

describe('a broken path', () => {
  it('gets some time to heal, then a new connection', async () => {
    await connect();
    peer().become('disconnected');
    expect(transport.state.get()).toEqual({ phase: 'interrupted' });
    await clock.advance(2_000);
    peer().become('connected');
    await clock.advance(10_000);
    expect(peers).toHaveLength(1);
    peer().become('disconnected');
    await clock.advance(4_001);
    expect(peers).toHaveLength(2);
    expect(peers[0]?.closed).toBe(true);
    expect(asked('media.connect')).toHaveLength(2);
  });

  it('that failed is replaced at once, then ever later', async () => {
    await connect();
    peer().become('failed');
    await clock.advance(1);
    expect(peers).toHaveLength(2);
    for (let round = 0; round < 4; round++) {
      peer().become('failed');
      await clock.advance(5_000);
    }
    expect(transport.state.get()).toEqual({ phase: 'connecting', failures: 5 });
    expect(peers).toHaveLength(6);
  });

  it('is replaced when no direct way is found within 5 s, with relays then', async () => {
    const ice_servers = [{ urls: ['turn:meet.test:3478?transport=udp'], username: 'u', credential: 'c' }];
    transport.connect();
    await settle();
    transport.offered({ transport: 'server', revision: 1, sdp: OFFER, ice_servers });
    await settle();
    expect(peer().configuration['iceServers']).toBeUndefined();
    await clock.advance(5_001);
    expect(peers).toHaveLength(2);
    transport.offered({ transport: 'server', revision: 2, sdp: OFFER, ice_servers });
    await settle();
    expect(peer().configuration).toEqual({ bundlePolicy: 'max-bundle', iceServers: ice_servers });
  });

  it('gets 10 s when a way was found and the handshake takes long', async () => {
    transport.connect();
    await settle();
    peer().iceConnectionState = 'connected';
    await clock.advance(9_999);
    expect(peers).toHaveLength(1);
    await clock.advance(2);
    expect(peers).toHaveLength(2);
  });

  // 20 section 8: path lost, ICE restart; 00/R-83: the seat stays
  it('looks for another way after a second, and at once when the network changes', async () => {
    await connect();
    peer().become('disconnected');
    await clock.advance(1_001);
    expect(asked('media.restart')).toHaveLength(1);
    transport.offered({ transport: 'server', revision: 2, sdp: OFFER });
    await settle();
    peer().become('connected');
    await clock.advance(10_000);
    expect(peers).toHaveLength(1);
    transport.networkChanged();
    await settle();
    expect(asked('media.restart')).toHaveLength(2);
    refuse['media.restart'] = new SignalError('mediaNotConnected', 'gone');
    transport.networkChanged();
    await clock.advance(1);
    expect(peers).toHaveLength(2);
  });

  // 20 section 8; 00/R-83: the new network has no line to the server yet
  it('looks for another way again when signalling is back and could not be asked before', async () => {
    await connect();
    refuse['media.restart'] = new SignalError('disconnected', 'no answer when asked');
    transport.networkChanged();
    await settle();
    transport.signalling(false);
    delete refuse['media.restart'];
    transport.signalling(true);
    await settle();
    expect(asked('media.restart')).toHaveLength(2);
    expect(peers).toHaveLength(1);
    transport.signalling(true);
    await settle();
    expect(asked('media.restart')).toHaveLength(2);
  });

  it('is replaced when the offer makes no sense', async () => {
    transport.connect();
    await settle();
    transport.offered({ transport: 'server', revision: 1, sdp: 'broken' });
    await clock.advance(1);
    expect(peers).toHaveLength(2);
  });

  it('is replaced when the server gives it up, but not when it was replaced by our own request', async () => {
    await connect();
    transport.closedByServer({ transport: 'server', cause: 'replaced' });
    await clock.advance(1);
    expect(peers).toHaveLength(1);
    transport.closedByServer({ transport: 'server', cause: 'consent_lost' });
    await clock.advance(1);
    expect(peers).toHaveLength(2);
  });
});

describe('signalling that breaks', () => {
  it('leaves running media alone, and asks for the pictures again afterwards', async () => {
    transport.show([{ participant: 'a', source: 'camera', width: 640, height: 360 }]);
    await connect();
    transport.signalling(false);
    transport.show([{ participant: 'b', source: 'camera', width: 640, height: 360 }]);
    await clock.advance(30_000);
    expect(peers).toHaveLength(1);
    transport.signalling(true);
    expect(peers).toHaveLength(1);
    expect(asked('media.slots').at(-1)?.body).toMatchObject({ video: [{ participant_id: 'b' }] });
  });

  it('brings a new connection if the server has forgotten the transport', async () => {
    await connect();
    transport.signalling(false);
    refuse['media.slots'] = new SignalError('transportNotFound', 'restarted');
    transport.signalling(true);
    await clock.advance(1);
    expect(peers).toHaveLength(2);
  });

  it('postpones a new connection until it is back', async () => {
    await connect();
    transport.signalling(false);
    peer().become('failed');
    await clock.advance(30_000);
    expect(peers).toHaveLength(1);
    transport.signalling(true);
    expect(peers).toHaveLength(2);
  });

  it('that is too busy is asked again after the time it names', async () => {
    await connect();
    refuse['media.slots'] = new SignalError('tooManyRequests', 'busy', 2_000);
    transport.show([{ participant: 'a', source: 'camera', width: 640, height: 360 }]);
    await clock.advance(500);
    delete refuse['media.slots'];
    expect(peers).toHaveLength(1);
    await clock.advance(2_000);
    expect(asked('media.slots').at(-1)?.body).toMatchObject({ video: [{ participant_id: 'a' }] });
    expect(peers).toHaveLength(1);
  });
});

describe('closing', () => {
  it('leaves no timer and no connection', async () => {
    await connect();
    transport.show([]);
    transport.close();
    expect(clock.pending).toBe(0);
    expect(peer().closed).toBe(true);
    expect(transport.state.get()).toEqual({ phase: 'idle' });
  });

  it('holds back the picture of whom the sound comes late, whatever slots carry them, and frees the slots with the connection', async () => {
    await connect();
    const receiver = (mid: string, waits: number, rate: number) =>
      Object.assign(peer().of(mid).receiver, {
        jitterBufferTarget: null as number | null,
        getStats: async () => new Map(),
        getSynchronizationSources: () => [{ timestamp: clock.now(), rtpTimestamp: (clock.now() - 1_700_000_000_000 - waits) * rate }],
      });
    receiver('a1', 400, 48);
    const picture = receiver('v2', 100, 90);
    const both = [{ slot: 'a1', source: 'microphone' as const }, { slot: 'v2', source: 'camera' as const }].map((each) => ({ ...each, participant_id: 'ann' }));
    transport.mapped({ transport: 'server', slots: both.map((each) => ({ ...each, width: 0, height: 0, paused: 'none' })) });
    transport.timed({ transport: 'server', clocks: both.map((each) => ({ ...each, rtp_timestamp: 0, captured: 1_000 })) });
    await clock.advance(3_000);
    expect(transport.lips).toMatchObject([{ sound: 'a1', picture: 'v2', offset: 300, asked: { sound: 0, picture: 300 } }]);
    expect(picture.jitterBufferTarget).toBe(300);
    transport.close();
    expect(transport.lips).toEqual([]);
  });
});
