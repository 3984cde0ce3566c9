// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { cameraEncodings, scalability } from '../src/media/encodings';
import { bound, keepTo, shareOf } from '../src/media/limits';
import { quality, streamBars } from '../src/media/quality';
import { planSlots } from '../src/media/slots';
import { readStats, type StreamStats, type TransportStats } from '../src/media/stats';
import { loudness } from '../src/devices/level';
import { watchMutedSpeech } from '../src/devices/mutedSpeech';
import { createStore } from '../src/base/store';
import type { Source } from '../src/signal/messages';
import { FakeClock } from './support/FakeClock';

const wish = (participant: string, width = 640, height = 360, source: 'camera' | 'content' = 'camera') => ({ participant, source, width, height });

describe('slots', () => {
  it('stay with their picture when others come and go', () => {
    const first = planSlots([], [wish('a'), wish('b'), wish('c')], ['v0', 'v1', 'v2']);
    expect(first.map((each) => [each.slot, each.participant_id])).toEqual([['v0', 'a'], ['v1', 'b'], ['v2', 'c']]);
    const second = planSlots(first, [wish('d'), wish('c'), wish('b')], ['v0', 'v1', 'v2']);
    expect(second.map((each) => [each.slot, each.participant_id])).toEqual([['v0', 'd'], ['v2', 'c'], ['v1', 'b']]);
  });

  it('go to the most important when there are too few', () => {
    expect(planSlots([], [wish('a'), wish('b')], ['v0'])).toEqual([{ slot: 'v0', participant_id: 'a', source: 'camera', width: 640, height: 360 }]);
  });

  it('tell camera and content of one person apart', () => {
    const both = planSlots([], [wish('a', 1280, 720, 'content'), wish('a')], ['v0', 'v1']);
    expect(both.map((each) => each.source)).toEqual(['content', 'camera']);
  });

  it('ask in steps, so that resizing asks seldom', () => {
    expect(planSlots([], [wish('a', 621, 341)], ['v0'])[0]).toMatchObject({ width: 640, height: 360 });
    expect(planSlots([], [wish('a', 99_999, 0)], ['v0'])[0]).toMatchObject({ width: 8_192, height: 20 });
  });
});

describe('simulcast', () => {
  const layers = (): RTCRtpEncodingParameters[] => [{ rid: 'h' }, { rid: 'm' }, { rid: 'l' }];

  it('sends 720p, 360p and 180p within the bounds of each', () => {
    const encodings = layers();
    cameraEncodings(encodings, { width: 1280, height: 720 });
    expect(encodings).toEqual([
      { rid: 'h', scaleResolutionDownBy: 1, maxBitrate: 2_000_000 },
      { rid: 'm', scaleResolutionDownBy: 2, maxBitrate: 500_000 },
      { rid: 'l', scaleResolutionDownBy: 4, maxBitrate: 150_000 },
    ]);
  });

  it('spends less on a small camera, and copes with a single encoding', () => {
    const encodings = layers();
    cameraEncodings(encodings, { width: 640, height: 360 });
    expect(encodings.map((each) => each.maxBitrate)).toEqual([500_000, 125_000, 50_000]);
    const single: RTCRtpEncodingParameters[] = [{}];
    cameraEncodings(single, {});
    expect(single).toEqual([{ scaleResolutionDownBy: 1, maxBitrate: 2_000_000 }]);
  });

  it('has layers inside of one stream where the codec tells them', () => {
    const modes = (codec: string) => (['camera', 'content'] as const).map((source) => scalability(`video/${codec}`, source));
    expect(modes('AV1')).toEqual(['L3T3_KEY', 'L1T3']);
    expect(modes('H264')).toEqual(['L1T3', 'L1T3']);
    expect(modes('VP8')).toEqual([undefined, undefined]);
  });
});

// 30/BW-1, 30/BW-6
describe('a limit of what is sent', () => {
  const share = (source: Source, limit: number | null, ...sending: Source[]) => shareOf(source, limit, new Set(sending));

  it('is shared by sound and pictures, content first; without limit nothing is bounded', () => {
    expect(share('camera', null, 'camera')).toBeNull();
    expect(share('microphone', 1_000_000, 'microphone')).toBe(38_000);
    expect(share('microphone', 1_000_000, 'microphone', 'content_audio')).toBe(13_000);
    expect(share('camera', 1_000_000, 'camera')).toBe(855_000);
    expect(share('camera', 1_000_000, 'camera', 'content')).toBe(213_750);
    expect(share('content', 1_000_000, 'camera', 'content')).toBe(641_250);
  });

  it('keeps sound and a picture however narrow it is', () => {
    expect(share('microphone', 32_000, 'microphone', 'camera')).toBe(6_000);
    expect(share('camera', 32_000, 'microphone', 'camera')).toBe(15_000);
  });

  it.each([
    [290_000, [false, false, true], 150_000],
    [400_000, [false, true, true], 250_000],
    [1_500_000, [true, true, true], 850_000],
    [9_000_000, [true, true, true], 2_000_000],
    [100_000, [false, false, true], 100_000],
  ])('%d bit/s goes to the small layers first', (budget, active, best) => {
    const encodings = ['h', 'm', 'l'].map((rid): RTCRtpEncodingParameters => ({ rid, active: true }));
    cameraEncodings(encodings, {});
    keepTo(budget, encodings);
    const sent = encodings.filter((each) => each.active);
    expect(encodings.map((each) => each.active)).toEqual(active);
    expect(sent[0]!.maxBitrate).toBe(best);
    expect(sent.reduce((sum, each) => sum + each.maxBitrate!, 0)).toBeLessThanOrEqual(budget);
  });

  it('bounds a lone encoding, and frees it', async () => {
    const set: unknown[] = [];
    const encoding: RTCRtpEncodingParameters = {};
    const sender = { getParameters: () => ({ encodings: [encoding] }), setParameters: async () => void set.push({ ...encoding }) } as unknown as RTCRtpSender;
    await bound(sender, null);
    await bound(sender, 38_000);
    await bound(sender, 38_000);
    await bound(sender, null);
    expect(set).toEqual([{ maxBitrate: 38_000 }, {}]);
  });
});

const stream = (more: Partial<StreamStats>): StreamStats => ({
  slot: 'v0', kind: 'video', direction: 'in', bytes: 0, packets: 0, lost: 0, frames: 0, freezes: 0, jitter: null, limited: 'none', decodeSeconds: 0, width: 640, height: 360, framesPerSecond: 25, codec: 'VP8', layers: [], ...more,
});
const stats = (at: number, more: Partial<TransportStats>): TransportStats => ({ at, roundTrip: 30, availableOutgoing: null, protocol: 'udp', streams: [], ...more });

describe('quality', () => {
  const between = (lost: number, freezes = 0, roundTrip = 30) =>
    quality(
      stats(0, { streams: [stream({ bytes: 1_000, packets: 100 })] }),
      stats(2_000, { roundTrip, streams: [stream({ bytes: 126_000, packets: 1_100 - lost, lost, freezes })] }),
    );

  it('has three bars without loss and none when it is hardly usable', () => {
    expect(between(0)).toMatchObject({ bars: 3, incoming: 500_000, loss: 0 });
    expect(between(40).bars).toBe(2);
    expect(between(100).bars).toBe(1);
    expect(between(300).bars).toBe(0);
    expect(between(0, 0, 500).bars).toBe(1);
  });

  it('takes a bar for a frozen picture', () => {
    expect(between(0, 1).bars).toBe(2);
    expect(streamBars(between(100, 1).streams[0]!)).toBe(0);
  });

  it('begins anew with a new connection', () => {
    const restarted = quality(stats(0, { streams: [stream({ bytes: 9_000_000 })] }), stats(2_000, { streams: [stream({ bytes: 10 })] }));
    expect(restarted.incoming).toBe(0);
  });
});

describe('what getStats reports', () => {
  it('is condensed to one entry for each slot, simulcast layers summed', () => {
    const report: [string, unknown][] = [
      ['T', { id: 'T', type: 'transport', timestamp: 5, selectedCandidatePairId: 'P' }],
      ['P', { id: 'P', type: 'candidate-pair', currentRoundTripTime: 0.042, availableOutgoingBitrate: 900_000, localCandidateId: 'L' }],
      ['L', { id: 'L', type: 'local-candidate', protocol: 'udp' }],
      ['C', { id: 'C', type: 'codec', mimeType: 'video/VP8' }],
      ['h', { id: 'h', type: 'outbound-rtp', kind: 'video', mid: 'cam', rid: 'h', bytesSent: 1_000, framesPerSecond: 30, frameWidth: 1280, frameHeight: 720, codecId: 'C', remoteId: 'R' }],
      ['l', { id: 'l', type: 'outbound-rtp', kind: 'video', mid: 'cam', rid: 'l', bytesSent: 100, framesPerSecond: 0, frameWidth: 320, frameHeight: 180, codecId: 'C' }],
      ['R', { id: 'R', type: 'remote-inbound-rtp', packetsLost: 7 }],
      ['a', { id: 'a', type: 'inbound-rtp', kind: 'audio', mid: 'a0', bytesReceived: 50, packetsReceived: 3, packetsLost: 1 }],
    ];
    const read = readStats(report);
    expect(read).toMatchObject({ at: 5, roundTrip: 42, availableOutgoing: 900_000, protocol: 'udp' });
    expect(read.streams).toMatchObject([
      { slot: 'cam', direction: 'out', bytes: 1_100, lost: 7, width: 1280, layers: ['h'], codec: 'VP8' },
      { slot: 'a0', direction: 'in', bytes: 50, packets: 3, lost: 1 },
    ]);
  });

  it('keeps both ways of one section apart', () => {
    const both = readStats([
      ['i', { id: 'i', type: 'inbound-rtp', kind: 'audio', mid: '0', bytesReceived: 50 }],
      ['o', { id: 'o', type: 'outbound-rtp', kind: 'audio', mid: '0', bytesSent: 70 }],
    ], (mid, direction) => `${direction}-${mid}`);
    expect(both.streams).toMatchObject([{ slot: 'in-0', direction: 'in', bytes: 50 }, { slot: 'out-0', direction: 'out', bytes: 70 }]);
  });

  it('names a relay, whatever leads to it', () => {
    const over = (candidateType: string): string | null =>
      readStats([
        ['P', { id: 'P', type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: 'L' }],
        ['L', { id: 'L', type: 'local-candidate', protocol: 'udp', candidateType }],
      ]).protocol;
    expect(over('relay')).toBe('relay');
    expect(over('prflx')).toBe('udp');
    expect(readStats([]).protocol).toBeNull();
  });
});

describe('the level', () => {
  it('runs from silence to full on a scale of decibels', () => {
    expect(loudness(new Float32Array(8))).toBe(0);
    expect(loudness([1, -1, 1, -1])).toBe(1);
    expect(loudness([0.02, -0.02])).toBeCloseTo(0.52, 1);
  });
});

describe('speech while muted', () => {
  it('is told once it is more than a cough, and not all the time', async () => {
    const clock = new FakeClock();
    const level = createStore(0);
    let told = 0;
    let muted = true;
    watchMutedSpeech(level, () => muted, clock, () => told++);
    const speak = async (milliseconds: number): Promise<void> => {
      for (let at = 0; at < milliseconds; at += 50) {
        level.set(at % 100 ? 0.8 : 0.81);
        await clock.advance(50);
      }
    };
    await speak(300);
    expect(told).toBe(0);
    await clock.advance(1_000);
    await speak(800);
    expect(told).toBe(1);
    await speak(5_000);
    expect(told).toBe(1);
    await clock.advance(10_000);
    muted = false;
    await speak(2_000);
    expect(told).toBe(1);
    muted = true;
    await speak(2_000);
    expect(told).toBe(2);
  });
});
