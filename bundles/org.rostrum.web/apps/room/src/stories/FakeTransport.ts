// SPDX-License-Identifier: Apache-2.0
import { createStore, type Events, type Limitation, type PictureWish, type RemoteTrack, type ServerTransport, type TransportState, type TransportStats } from '@rostrum/core';
import { portrait, slide } from './portrait';

/** Shows painted people in the slots that are asked for; needs no server. */
export class FakeTransport implements ServerTransport {
  readonly name = 'server';
  readonly lips = [];
  readonly state = createStore<TransportState>({ phase: 'idle' });
  readonly remote = createStore<ReadonlyMap<string, RemoteTrack>>(new Map());
  private readonly streams = new Map<string, MediaStream>();
  private begun = 0;

  constructor(
    private readonly paused: ReadonlySet<string> = new Set(),
    private readonly limitation: Limitation = 'none',
  ) {}

  connect(): void {
    this.state.set({ phase: 'connected' });
    this.begun = Date.now();
  }

  close(): void {
    this.state.set({ phase: 'idle' });
    this.remote.set(new Map());
  }

  send(): void {
    // Nobody is there to receive it.
  }

  show(wishes: readonly PictureWish[]): void {
    this.remote.set(new Map(wishes.map((wish, index) => [`v${index}`, this.track(`v${index}`, wish)])));
  }

  signalling(): void {
    // Painted people stay.
  }

  offered(_: Events['media.offer']): void {
    // There is nothing to negotiate.
  }

  mapped(_: Events['media.slots']): void {
    // The mapping is made by show().
  }

  timed(_: Events['media.clocks']): void {
    // Painted people say nothing.
  }

  limited(_: Events['media.limits']): void {
    // Painted people cost nothing.
  }

  watched(_: Events['media.layers']): void {
    // Nothing is sent.
  }

  closedByServer(_: Events['media.closed']): void {
    // There is no server.
  }

  async stats(): Promise<TransportStats> {
    const seconds = (Date.now() - this.begun) / 1000;
    const base = { lost: Math.round(seconds / 4), freezes: 0, jitter: 6, limited: 'none' as const, decodeSeconds: 0, codec: 'VP8', layers: [] };
    const video = [...this.remote.get().keys()].map((slot) => ({
      ...base, slot, kind: 'video' as const, direction: 'in' as const, bytes: seconds * 52_000, packets: seconds * 60, frames: seconds * 25, width: 640, height: 360, framesPerSecond: 25,
    }));
    const sent = { ...base, limited: this.limitation, slot: 'cam', kind: 'video' as const, direction: 'out' as const, bytes: seconds * 210_000, packets: seconds * 220, frames: seconds * 30, width: 1280, height: 720, framesPerSecond: 30 };
    const sound = { ...base, slot: 'a0', kind: 'audio' as const, direction: 'in' as const, bytes: seconds * 4_800, packets: seconds * 50, frames: 0, width: 0, height: 0, framesPerSecond: 0, codec: 'opus' };
    return { at: Date.now(), roundTrip: 38, availableOutgoing: 3_000_000, protocol: 'udp', streams: [...video, sent, sound] };
  }

  private track(slot: string, { participant, source, width, height }: PictureWish): RemoteTrack {
    const key = `${participant}:${source}`;
    const stream = this.streams.get(key) ?? (source === 'content' ? slide() : portrait(Number(participant.slice(1))));
    this.streams.set(key, stream);
    return { slot, participant, source, stream, paused: this.paused.has(participant) ? 'bandwidth' : 'none', width, height };
  }
}
