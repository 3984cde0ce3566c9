// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import { LipSync } from '../src/media/LipSync';
import { offset, pairs, steer } from '../src/media/lips';
import type { Slot, SlotClock } from '../src/signal/messages';
import { FakeClock } from './support/FakeClock';

const clockOf = (slot: string, who: string, source: Slot['source'] = slot.startsWith('a') ? 'microphone' : 'camera'): SlotClock => ({
  slot, participant_id: who, source, rtp_timestamp: 0xffff_ff00, captured: 1_000_000,
});
const slotOf = ({ slot, participant_id, source }: SlotClock, paused: Slot['paused'] = 'none'): Slot => ({ slot, participant_id, source, paused, width: 0, height: 0 });
const mapOf = (clocks: SlotClock[]) => new Map(clocks.map((each) => [each.slot, each]));

describe('pairs of slots', () => {
  const sound = clockOf('a0', 'ann');
  const camera = clockOf('v3', 'ann');
  const content = clockOf('v1', 'ann', 'content');
  const other = clockOf('v0', 'bob');
  const contentSound = clockOf('a1', 'ann', 'content_audio');
  const table: [string, SlotClock[], Slot[], string[]][] = [
    ['sound and camera of one person', [sound, camera, other], [sound, camera, other].map((each) => slotOf(each)), ['a0 v3']],
    ['content while there is no camera', [sound, content], [sound, content].map((each) => slotOf(each)), ['a0 v1']],
    ['each sound its own picture', [sound, contentSound, camera, content], [sound, contentSound, camera, content].map((each) => slotOf(each)), ['a0 v3', 'a1 v1']],
    ['a picture has one sound', [sound, contentSound, content], [sound, contentSound, content].map((each) => slotOf(each)), ['a0 v1']],
    ['nothing of a slot whose clock is that of another', [sound, camera], [slotOf(sound), { ...slotOf(camera), participant_id: 'bob' }], []],
    ['nothing of a paused one', [sound, camera], [slotOf(sound), slotOf(camera, 'bandwidth')], []],
    ['nothing without clocks', [sound], [slotOf(sound), slotOf(camera)], []],
  ];
  it.each(table)('%s', (_, clocks, slots, expected) => {
    expect(pairs(mapOf(clocks), slots).map((each) => `${each.sound} ${each.picture}`)).toEqual(expected);
  });
});

describe('the offset of sound and picture', () => {
  const [sound, picture] = [clockOf('a0', 'ann'), clockOf('v0', 'ann')];

  it('is positive when the sound is later, over the wrap of time stamps', () => {
    const by = offset({ timestamp: 500, rtpTimestamp: 48_000 - 256 }, sound, { timestamp: 400, rtpTimestamp: 90_000 - 256 }, picture);
    expect(by).toBe(100);
  });

  it('is unknown for what was captured before the clock began, stands still, or cannot be', () => {
    const now = { timestamp: 500, rtpTimestamp: 47_744 };
    expect(offset({ ...now, rtpTimestamp: 0xffff_0000 }, sound, now, picture)).toBeNull();
    expect(offset({ ...now, timestamp: 5_000 }, sound, now, picture)).toBeNull();
    expect(offset(now, sound, { ...now, rtpTimestamp: 10_000_000 }, picture)).toBeNull();
  });
});

describe('steering', () => {
  const table: [string, [number, number], [number, number], number, [number, number] | null][] = [
    ['leaves what nobody sees', [0, 0], [60, 60], 15, null],
    ['holds the picture back for a late sound, beyond what it waits anyway', [0, 0], [60, 80], 100, [0, 180]],
    ['holds the sound back for a late picture', [0, 0], [60, 80], -319, [379, 0]],
    ['lets go of what is held back first', [0, 200], [60, 200], -50, [0, 150]],
    ['lets go of all of it', [120, 0], [120, 60], 500, [0, 0]],
    ['has an end', [0, 900], [60, 900], 400, [0, 1_000]],
    ['says nothing at the end', [0, 1_000], [60, 1_000], 400, null],
  ];
  it.each(table)('%s', (_, [sound, picture], [waitsSound, waitsPicture], by, expected) => {
    expect(steer({ sound, picture }, { sound: waitsSound, picture: waitsPicture }, by)).toEqual(
      expected && { sound: expected[0], picture: expected[1] },
    );
  });
});

/** A receiver whose buffer moves towards what is asked by a tenth of the time that passes. */
class FakeReceiver {
  jitterBufferTarget: number | null = null;
  natural = 60;
  waits = 60;
  private delay = 0;
  private count = 0;

  constructor(private readonly clock: FakeClock, private readonly rate: number, private readonly way: number) {}

  pass(milliseconds: number): void {
    const wanted = Math.max(this.natural, this.jitterBufferTarget ?? 0);
    const most = milliseconds / 10;
    this.waits += Math.max(-most, Math.min(most, wanted - this.waits));
    this.delay += this.waits / 1000;
    this.count++;
  }

  getSynchronizationSources() {
    const now = this.clock.now();
    const captured = now - this.way - this.waits;
    return [{ timestamp: now, rtpTimestamp: ((captured - 1_700_000_000_000) * this.rate) >>> 0, source: 1 }];
  }

  async getStats() {
    return new Map([['x', { type: 'inbound-rtp', jitterBufferDelay: this.delay, jitterBufferEmittedCount: this.count }]]);
  }
}

describe('the room', () => {
  let clock: FakeClock;
  let sync: LipSync;
  let receivers: Record<string, FakeReceiver>;
  const live = (slot: string, who: string): SlotClock => ({ ...clockOf(slot, who), rtp_timestamp: 0, captured: 1_700_000_000_000 });

  beforeEach(() => {
    clock = new FakeClock();
    receivers = { a0: new FakeReceiver(clock, 48, 1_040), v0: new FakeReceiver(clock, 90, 1_040), v1: new FakeReceiver(clock, 90, 1_040) };
    sync = new LipSync(clock, (slot) => receivers[slot] as unknown as RTCRtpReceiver);
    sync.start();
  });

  const carry = (...clocks: SlotClock[]) => {
    sync.told(clocks);
    sync.mapped(clocks.map((each) => slotOf(each)));
  };
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds * 10; i++) {
      for (const each of Object.values(receivers)) each.pass(100);
      await clock.advance(100);
    }
  };
  const by = () => receivers['a0']!.waits - receivers['v0']!.waits;

  it('brings sound and picture together within some seconds and keeps them there', async () => {
    receivers['v0']!.natural = 380;
    receivers['v0']!.waits = 380;
    carry(live('a0', 'ann'), live('v0', 'ann'));
    await pass(8);
    expect(Math.abs(by())).toBeLessThan(20);
    for (let i = 0; i < 30; i++) {
      await pass(1);
      expect(Math.abs(by())).toBeLessThan(20);
    }
    expect(sync.state).toMatchObject([{ sound: 'a0', picture: 'v0', asked: { picture: 0 } }]);
  });

  it('lets the sound go when the picture has become quicker', async () => {
    receivers['v0']!.natural = 380;
    carry(live('a0', 'ann'), live('v0', 'ann'));
    await pass(15);
    receivers['v0']!.natural = 60;
    await pass(15);
    expect(Math.abs(by())).toBeLessThan(20);
    expect(receivers['a0']!.waits).toBeLessThan(100);
    expect(receivers['v0']!.jitterBufferTarget).toBeNull();
  });

  it('frees the slots of a pair that is no more, and begins anew in others', async () => {
    receivers['v0']!.natural = 380;
    carry(live('a0', 'ann'), live('v0', 'ann'));
    await pass(8);
    expect(receivers['a0']!.jitterBufferTarget).toBeGreaterThan(300);
    carry(live('a0', 'bob'), live('v0', 'ann'), live('v1', 'cal'));
    expect(receivers['a0']!.jitterBufferTarget).toBeNull();
    expect(sync.state).toEqual([]);
    receivers['v1']!.natural = 200;
    carry(live('a0', 'cal'), live('v0', 'ann'), live('v1', 'cal'));
    await pass(8);
    expect(Math.abs(receivers['a0']!.waits - receivers['v1']!.waits)).toBeLessThan(20);
  });

  it('asks nothing of browsers that cannot, and leaves no timer behind', async () => {
    sync = new LipSync(clock, () => ({ getStats: async () => new Map() }) as unknown as RTCRtpReceiver);
    carry(live('a0', 'ann'), live('v0', 'ann'));
    await pass(3);
    sync.start();
    sync.stop();
    expect(sync.state).toEqual([]);
  });
});
