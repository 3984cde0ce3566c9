// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { quality } from '../src/media/quality';
import { Reports, type Report } from '../src/media/Reports';
import { readStats, type StreamStats, type TransportStats } from '../src/media/stats';
import { verdict } from '../src/media/verdict';

const stream = (more: Partial<StreamStats>): StreamStats => ({
  slot: 'v0', kind: 'video', direction: 'in', bytes: 0, packets: 0, lost: 0, frames: 0, freezes: 0, jitter: null, limited: 'none', decodeSeconds: 0,
  width: 640, height: 360, framesPerSecond: 25, codec: 'VP8', layers: [], ...more,
});
const stats = (at: number, streams: StreamStats[], roundTrip = 30): TransportStats => ({ at, roundTrip, availableOutgoing: null, protocol: 'udp', streams });
const report = (more: Partial<Report> = {}): Report => ({
  transport: 'server', level: 'good', cause: 'none', path: 'udp', address: null, round_trip_ms: 20, available_bps: null, streams: [], ...more,
});

describe('reports of the server', () => {
  const asked: unknown[] = [];
  const reports = new Reports(async (type, body) => {
    asked.push([type, body]);
    return {} as never;
  });

  it('are asked for while somebody looks, and again on a new connection', () => {
    reports.reported(report());
    expect(reports.report.get()).toBeNull();
    const first = reports.watch();
    const second = reports.watch();
    reports.renewed();
    reports.reported(report({ level: 'fair' }));
    expect(reports.report.get()?.level).toBe('fair');
    first();
    expect(reports.report.get()?.level).toBe('fair');
    second();
    expect(reports.report.get()).toBeNull();
    reports.renewed();
    expect(asked).toEqual([true, true, false].map((on) => ['media.stats', { transport: 'server', on }]));
  });

  it('of others are kept until they change', () => {
    reports.rated({ participants: [{ participant_id: 'a', level: 'good' }, { participant_id: 'b', level: 'poor' }] });
    reports.rated({ participants: [{ participant_id: 'a', level: 'fair' }] });
    expect([...reports.levels.get()]).toEqual([['a', 'fair'], ['b', 'poor']]);
    reports.clear();
    expect(reports.levels.get().size).toBe(0);
  });
});

describe('the verdict', () => {
  const between = (more: Partial<StreamStats>, roundTrip = 30) =>
    quality(stats(0, [stream({ direction: more.direction ?? 'in' })]), stats(2_000, [stream({ bytes: 125_000, packets: 1_000, ...more })], roundTrip));

  it('is good without reasons', () => {
    expect(verdict(between({}), 'good', report())).toEqual({ bars: 3, reasons: [] });
  });

  it('names loss by its direction', () => {
    expect(verdict(between({ packets: 960, lost: 40 }), 'good', null)).toEqual({ bars: 2, reasons: ['loss_down'] });
    expect(verdict(between({ direction: 'out', lost: 40 }), 'good', null)).toEqual({ bars: 2, reasons: ['loss_up'] });
  });

  it('takes the word and the cause of the server', () => {
    expect(verdict(between({}), 'poor', report({ level: 'poor', cause: 'bandwidth' }))).toEqual({ bars: 1, reasons: ['bandwidth'] });
  });

  // 30/BW-6: an administrator's limit is told as what it is
  it('names the limit and not the way', () => {
    const sent = between({ direction: 'out', limited: 'bandwidth' });
    expect(verdict(sent, 'good', report({ limited: ['up'] })).reasons).toEqual(['limit_up']);
    expect(verdict(between({}), 'poor', report({ level: 'poor', cause: 'limit', limited: ['down'] }))).toEqual({ bars: 1, reasons: ['limit_down'] });
  });

  it('tells what the browser knows alone', () => {
    expect(verdict(between({ direction: 'out', limited: 'cpu' }), 'good', null).reasons).toEqual(['cpu']);
    expect(verdict(between({ direction: 'out', limited: 'bandwidth' }), 'good', null).reasons).toEqual(['uplink']);
    expect(verdict(between({ freezes: 1 }), 'good', null)).toEqual({ bars: 2, reasons: ['frozen'] });
    expect(verdict(between({}, 300), 'good', null).reasons).toEqual(['round_trip']);
    expect(verdict(between({ kind: 'audio', jitter: 60 }), 'good', null).reasons).toEqual(['jitter']);
    expect(between({ frames: 50, decodeSeconds: 0.5 }).streams[0]?.decodeMs).toBe(10);
  });
});

describe('getStats', () => {
  const entry = (more: object): readonly [string, unknown] => [JSON.stringify(more), { id: JSON.stringify(more), ...more }];

  it('tells jitter, limitation and decoding', () => {
    const { streams } = readStats([
      entry({ type: 'inbound-rtp', mid: 'v0', kind: 'video', jitter: 0.012, totalDecodeTime: 1.5, framesDecoded: 100 }),
      entry({ type: 'outbound-rtp', mid: 'cam', kind: 'video', rid: 'h', qualityLimitationReason: 'cpu' }),
      entry({ type: 'outbound-rtp', mid: 'cam', kind: 'video', rid: 'l', qualityLimitationReason: 'none' }),
    ]);
    expect(streams[0]).toMatchObject({ slot: 'v0', jitter: 12, decodeSeconds: 1.5, limited: 'none' });
    expect(streams[1]).toMatchObject({ slot: 'cam', limited: 'cpu', jitter: null });
  });
});
