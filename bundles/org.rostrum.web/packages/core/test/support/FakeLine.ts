// SPDX-License-Identifier: Apache-2.0
import { CallDesk } from '../../src/call/CallDesk';
import { CallLine } from '../../src/call/CallLine';
import { AudioOutput } from '../../src/devices/AudioOutput';
import { LocalMedia } from '../../src/devices/LocalMedia';
import { defaultPreferences } from '../../src/devices/preferences';
import type { Call } from '../../src/generated/signalling';
import { MovingTransport } from '../../src/media/MovingTransport';
import { Room } from '../../src/room/Room';
import { SignalClient } from '../../src/signal/SignalClient';
import { FakeClock, settle } from './FakeClock';
import { FakeDevices, FakeTransport } from './FakeMedia';
import { FakeServer } from './FakeServer';
import { hello, snapshot } from './samples';

export const ID = '0'.repeat(32);

/** A call as the one who rings hears of it. */
export const calling = (more: Partial<Call> = {}): Call => ({
  id: ID, kind: 'person', direction: 'outgoing', phase: 'ringing', title: null, dialled: 'bob', outcome: null, cause: null, device: 'c1', conference_id: null,
  direct: false, peer: { account_id: 'bob@here', display_name: 'Bob' }, answered_by: null, started_at: 1, accepted_at: null, ended_at: null, held_by: [],
  away_by: [], ...more,
});

/** A page's line of calls on a fake server, clock and devices. */
export class FakeLine {
  readonly server = new FakeServer();
  readonly clock = new FakeClock();
  readonly devices = new FakeDevices();
  readonly seats = new Map<string, string>();
  readonly line: CallLine;

  constructor() {
    const { server, clock, seats } = this;
    const signal = new SignalClient({
      sockets: server.factory, clock, random: () => 0, hello: () => ({ version: 1, client: { kind: 'browser', name: 'test' }, app_instance: '0'.repeat(32) }),
    });
    const transport = Object.assign(new FakeTransport(), { networkChanged: () => undefined });
    const moving = new MovingTransport({ server: transport, request: (type, body) => signal.request(type, body), clock });
    const mediaDevices = this.devices as unknown as MediaDevices;
    const room = new Room({ signal, transport: moving, local: new LocalMedia(mediaDevices, defaultPreferences), audio: new AudioOutput(), mediaDevices, clock });
    this.line = new CallLine({
      room, moving, desk: new CallDesk(signal),
      memory: { seatOf: (call) => seats.get(call) ?? null, remember: (call, seat) => void (seat === null ? seats.delete(call) : seats.set(call, seat)) },
    });
  }

  async greet(): Promise<void> {
    this.server.last.accept();
    this.server.last.answer('hello', { ...hello, identity: { ...hello.identity, kind: 'user' } });
    await settle();
  }

  async dial(call = calling()): Promise<void> {
    void this.line.dial('bob');
    await this.greet();
    this.server.last.answer('call.list', { calls: [] });
    await settle();
    this.server.last.answer('call.start', { call });
    await settle();
  }

  /** The call leads to a session, where this page gets a seat. */
  async talk(call = calling({ phase: 'connected', conference_id: '42', accepted_at: 2 })): Promise<void> {
    this.hear(call);
    await settle();
    this.server.last.answer('join', { resume_token: 'token-1', snapshot: snapshot() });
    await settle();
  }

  hear(call: Call): void {
    this.server.last.event('call.changed', { call });
  }

  /** The network goes, and is back at once. */
  async gap(): Promise<void> {
    this.server.last.breakOff();
    await this.clock.advance(1);
    await this.greet();
  }
}
