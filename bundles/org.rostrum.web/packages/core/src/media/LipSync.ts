// SPDX-License-Identifier: Apache-2.0
import { every, type Clock } from '../base/clock';
import type { Slot, SlotClock } from '../signal/messages';
import { median, offset, pairs, steer, type Delays, type LipPair } from './lips';

/** How sound and picture of a pair of slots stand to each other. */
export interface LipState extends LipPair, Readonly<{ asked: Delays }> {
  /** Milliseconds by which the sound is later than the picture; null: not known yet. */
  readonly offset: number | null;
}

const SAMPLE = 200;
/** Samples that make a figure: single ones are wrong by the length of a packet or a picture. */
const SAMPLES = 6;
/** Of the first figure of a pair, which is likely to be far off and waits for nothing. */
const FIRST_SAMPLES = 3;
/** Buffers move by about a tenth of the time that passes (Chromium): after a change figures wait for it. */
const SETTLE_FACTOR = 8;
const SETTLE_LEAST = 600;

interface Watched {
  readonly pair: LipPair;
  samples: number[];
  last: number;
  offset: number | null;
}

/**
 * Keeps sound and picture of each person in step, whatever slots carry them: measures how late each is presented against its capture,
 * by the clocks that the server tells, and holds the earlier one back in its jitter buffer. Browsers do that by themselves only
 * for tracks of one stream; slots change their owner.
 */
export class LipSync {
  private readonly clocks = new Map<string, SlotClock>();
  private readonly watched = new Map<string, Watched>();
  private readonly asked = new Map<string, number>();
  /** Until when the buffer of a slot is on its way. */
  private readonly moving = new Map<string, number>();
  private readonly waited = new Map<string, { delay: number; count: number }>();
  private slots: readonly Slot[] = [];
  private cancel: (() => void) | undefined;

  /** @param receiverOf what receives in a slot */
  constructor(
    private readonly clock: Clock,
    private readonly receiverOf: (slot: string) => RTCRtpReceiver | undefined,
  ) {}

  get state(): readonly LipState[] {
    return [...this.watched.values()].map((each) => ({ ...each.pair, offset: each.offset, asked: this.askedOf(each.pair) }));
  }

  start(): void {
    this.cancel ??= every(this.clock, SAMPLE, () => this.sample());
  }

  /** The connection is given up, with all its slots. */
  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.slots = [];
    for (const each of [this.clocks, this.watched, this.asked, this.moving, this.waited]) each.clear();
  }

  told(clocks: readonly SlotClock[]): void {
    for (const each of clocks) this.clocks.set(each.slot, each);
    this.regroup();
  }

  mapped(slots: readonly Slot[]): void {
    this.slots = slots;
    this.regroup();
  }

  /** Pairs that go on keep what is known; buffers of slots without a partner are free again. */
  private regroup(): void {
    const now = pairs(this.clocks, this.slots);
    const before = new Map(this.watched);
    this.watched.clear();
    for (const pair of now) {
      const key = this.keyOf(pair);
      this.watched.set(key, before.get(key) ?? { pair, samples: [], last: 0, offset: null });
    }
    const paired = new Set(now.flatMap(({ sound, picture }) => [sound, picture]));
    for (const slot of [...this.asked.keys()]) if (!paired.has(slot)) this.ask(slot, 0);
  }

  private keyOf({ sound, picture }: LipPair): string {
    return `${sound} ${picture} ${this.clocks.get(sound)?.participant_id}`;
  }

  private sample(): void {
    for (const each of this.watched.values()) {
      if (this.moves(each.pair.sound) || this.moves(each.pair.picture)) continue;
      const [sound, picture] = [this.presented(each.pair.sound), this.presented(each.pair.picture)];
      if (!sound || !picture || sound.timestamp === each.last) continue;
      each.last = sound.timestamp;
      const by = offset(sound, this.clocks.get(each.pair.sound)!, picture, this.clocks.get(each.pair.picture)!);
      if (by === null) continue;
      // how long media wait counts from the first sample on
      if (each.samples.length === 0) this.waitsOf(each.pair).catch(() => undefined);
      each.samples.push(by);
      if (each.samples.length >= (each.offset === null ? FIRST_SAMPLES : SAMPLES)) this.decide(each).catch(() => undefined); // the connection has gone
    }
  }

  private presented(slot: string): RTCRtpSynchronizationSource | undefined {
    return this.receiverOf(slot)?.getSynchronizationSources?.()[0];
  }

  private async decide(watched: Watched): Promise<void> {
    const { pair } = watched;
    watched.offset = median(watched.samples);
    watched.samples = [];
    const waits = await this.waitsOf(pair);
    const asked = this.askedOf(pair);
    const next = steer(asked, waits, watched.offset);
    if (!next || this.watched.get(this.keyOf(pair)) !== watched) return;
    this.ask(pair.sound, next.sound);
    this.ask(pair.picture, next.picture);
  }

  private async waitsOf({ sound, picture }: LipPair): Promise<Delays> {
    return { sound: await this.waits(sound), picture: await this.waits(picture) };
  }

  private askedOf({ sound, picture }: LipPair): Delays {
    return { sound: this.asked.get(sound) ?? 0, picture: this.asked.get(picture) ?? 0 };
  }

  private moves(slot: string): boolean {
    return this.clock.now() < (this.moving.get(slot) ?? 0);
  }

  private ask(slot: string, delay: number): void {
    const change = Math.abs(delay - (this.asked.get(slot) ?? 0));
    if (change === 0) return;
    this.moving.set(slot, this.clock.now() + Math.max(SETTLE_LEAST, SETTLE_FACTOR * change));
    if (delay > 0) this.asked.set(slot, delay);
    else this.asked.delete(slot);
    const receiver = this.receiverOf(slot);
    if (receiver && 'jitterBufferTarget' in receiver) receiver.jitterBufferTarget = delay > 0 ? delay : null;
  }

  /** Milliseconds that media of a slot waited in the jitter buffer since this was asked last. */
  private async waits(slot: string): Promise<number> {
    const report = await this.receiverOf(slot)?.getStats();
    for (const entry of report?.values() ?? []) {
      if (entry.type !== 'inbound-rtp' || typeof entry.jitterBufferDelay !== 'number') continue;
      const now = { delay: entry.jitterBufferDelay as number, count: Number(entry.jitterBufferEmittedCount) };
      const before = this.waited.get(slot) ?? { delay: 0, count: 0 };
      this.waited.set(slot, now);
      return now.count > before.count ? ((now.delay - before.delay) / (now.count - before.count)) * 1000 : 0;
    }
    return 0;
  }
}
