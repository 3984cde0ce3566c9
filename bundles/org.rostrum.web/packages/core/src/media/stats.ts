// SPDX-License-Identifier: Apache-2.0

export type Limitation = 'none' | 'cpu' | 'bandwidth' | 'other';

/** One direction of one stream, summed over its layers where it has several. */
export interface StreamStats {
  /** Mid: mic, cam, con, cau, a0…, v0…. */
  readonly slot: string;
  readonly kind: 'audio' | 'video';
  readonly direction: 'in' | 'out';
  /** Since the beginning. */
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
  readonly frames: number;
  readonly freezes: number;
  /** Milliseconds; null if the browser does not tell. Of what is sent: as the receiver reports. */
  readonly jitter: number | null;
  /** Why the browser sends a smaller picture than it could. */
  readonly limited: Limitation;
  /** Time in which pictures were decoded, seconds since the beginning; 0 for what is sent. */
  readonly decodeSeconds: number;
  /** Of the picture, pixels; 0 for sound and before the first picture. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly codec: string;
  /** Names of the simulcast layers that flow. */
  readonly layers: readonly string[];
}

export interface TransportStats {
  /** Unix milliseconds. */
  readonly at: number;
  /** Round trip, milliseconds; null before the first measurement. */
  readonly roundTrip: number | null;
  /** What the browser believes it may send, bit/s; null if it does not tell. */
  readonly availableOutgoing: number | null;
  /** `udp`, `tcp`, or `relay` where a TURN server is between. */
  readonly protocol: string | null;
  readonly streams: readonly StreamStats[];
}

type Entry = Record<string, unknown> & { id: string; type: string };

/** Name of a stream by its section; one that carries both ways has two. */
type SlotOf = (mid: string, direction: 'in' | 'out') => string;

/** Condenses what getStats reports. The time is the report's own: on a busy computer the answer comes late. */
export function readStats(report: Iterable<readonly [string, unknown]>, slotOf: SlotOf = (mid) => mid): TransportStats {
  const entries = new Map([...report].map(([id, entry]) => [id, entry as Entry]));
  const pair = selectedPair(entries);
  return {
    at: Math.max(0, ...[...entries.values()].map((each) => number(each, 'timestamp'))),
    roundTrip: pair && typeof pair['currentRoundTripTime'] === 'number' ? pair['currentRoundTripTime'] * 1000 : null,
    availableOutgoing: (pair?.['availableOutgoingBitrate'] as number | undefined) ?? null,
    protocol: wayOf(entries.get(String(pair?.['localCandidateId']))),
    streams: streams(entries, slotOf),
  };
}

function selectedPair(entries: ReadonlyMap<string, Entry>): Entry | undefined {
  const all = [...entries.values()];
  const transport = all.find((each) => each.type === 'transport' && typeof each['selectedCandidatePairId'] === 'string');
  return (
    entries.get(String(transport?.['selectedCandidatePairId'])) ??
    all.find((each) => each.type === 'candidate-pair' && each['nominated'] === true && each['state'] === 'succeeded')
  );
}

/** To the server a relay of others looks like any client; only the page knows that it uses one. */
function wayOf(local: Entry | undefined): string | null {
  return local?.['candidateType'] === 'relay' ? 'relay' : ((local?.['protocol'] as string | undefined) ?? null);
}

function streams(entries: ReadonlyMap<string, Entry>, slotOf: SlotOf): StreamStats[] {
  const bySlot = new Map<string, StreamStats>();
  for (const entry of entries.values()) {
    if (entry.type !== 'inbound-rtp' && entry.type !== 'outbound-rtp') continue;
    const stream = toStream(entry, entries, slotOf);
    const before = bySlot.get(stream.slot);
    bySlot.set(stream.slot, before ? sum(before, stream) : stream);
  }
  return [...bySlot.values()];
}

function toStream(entry: Entry, entries: ReadonlyMap<string, Entry>, slotOf: SlotOf): StreamStats {
  const incoming = entry.type === 'inbound-rtp';
  const remote = entries.get(String(entry['remoteId']));
  const rid = entry['rid'];
  return {
    slot: slotOf(String(entry['mid'] ?? ''), incoming ? 'in' : 'out'),
    kind: entry['kind'] === 'audio' ? 'audio' : 'video',
    direction: incoming ? 'in' : 'out',
    bytes: number(entry, incoming ? 'bytesReceived' : 'bytesSent'),
    packets: number(entry, incoming ? 'packetsReceived' : 'packetsSent'),
    lost: number(incoming ? entry : remote, 'packetsLost'),
    frames: number(entry, incoming ? 'framesDecoded' : 'framesEncoded'),
    freezes: number(entry, 'freezeCount'),
    jitter: jitterOf(incoming ? entry : remote),
    limited: limitation(entry['qualityLimitationReason']),
    decodeSeconds: number(entry, 'totalDecodeTime'),
    width: number(entry, 'frameWidth'),
    height: number(entry, 'frameHeight'),
    framesPerSecond: number(entry, 'framesPerSecond'),
    codec: String(entries.get(String(entry['codecId']))?.['mimeType'] ?? '').replace(/^.*\//, ''),
    layers: typeof rid === 'string' && number(entry, 'framesPerSecond') > 0 ? [rid] : [],
  };
}

function sum(a: StreamStats, b: StreamStats): StreamStats {
  const larger = a.width >= b.width ? a : b;
  return {
    ...larger,
    bytes: a.bytes + b.bytes,
    packets: a.packets + b.packets,
    lost: a.lost + b.lost,
    frames: a.frames + b.frames,
    limited: worse(a.limited, b.limited),
    layers: [...a.layers, ...b.layers],
  };
}

const LIMITATIONS: readonly Limitation[] = ['none', 'other', 'bandwidth', 'cpu'];

/** The smallest layers are limited last: one that is decides. */
function worse(a: Limitation, b: Limitation): Limitation {
  return LIMITATIONS.indexOf(a) >= LIMITATIONS.indexOf(b) ? a : b;
}

function jitterOf(entry: Entry | undefined): number | null {
  return typeof entry?.['jitter'] === 'number' ? entry['jitter'] * 1000 : null;
}

function limitation(reason: unknown): Limitation {
  return reason === 'cpu' || reason === 'bandwidth' || reason === 'other' ? reason : 'none';
}

function number(entry: Entry | undefined, name: string): number {
  const value = entry?.[name];
  return typeof value === 'number' ? value : 0;
}
