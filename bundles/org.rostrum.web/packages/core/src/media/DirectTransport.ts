// SPDX-License-Identifier: Apache-2.0
import { every, type Clock } from '../base/clock';
import { createStore, type Readable } from '../base/store';
import type { Ask, Events, Source } from '../signal/messages';
import { bound, shareOf } from './limits';
import type { MediaTransport, RemoteTrack, TransportState } from './MediaTransport';
import { readStats, type TransportStats } from './stats';

/** Sections of the offer, in this order: what each carries both ways. */
const SECTIONS: readonly Source[] = ['microphone', 'camera', 'content', 'content_audio'];
/** Names of the receiving slots; those with sound begin with an a. */
const SLOTS: Readonly<Record<Source, string>> = { microphone: 'a-mic', camera: 'v-cam', content: 'v-con', content_audio: 'a-con' };
/** What is sent, as in the server's offers. */
const OWN_SLOTS: Readonly<Record<Source, string>> = { microphone: 'mic', camera: 'cam', content: 'con', content_audio: 'cau' };
const LOOK_EVERY = 500;
/** Nothing for so long while something is expected: the way is dead, milliseconds. Sound comes every 20 ms. */
const DEAD_AFTER = 2_000;
/** Found within this time or not at all, milliseconds. */
const FOUND_WITHIN = 10_000;

/** A section carries both ways, which are two streams. */
function slotOf(mid: string, direction: 'in' | 'out'): string {
  const source = SECTIONS[Number(mid)];
  return source === undefined ? mid : (direction === 'in' ? SLOTS : OWN_SLOTS)[source];
}

export type DirectEvent = {
  [T in 'media.offer' | 'media.answer' | 'media.candidate' | 'media.closed']: { type: T; body: Events[T] };
}['media.offer' | 'media.answer' | 'media.candidate' | 'media.closed'];

export interface DirectOptions {
  request: Ask;
  clock: Clock;
  /** The participant at the other end. */
  peer: string;
  /** Whether we make the offer: the caller does. */
  offers: boolean;
  iceServers: RTCIceServer[];
  /** Whether the other end should be sending something now. */
  expects: () => boolean;
  createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** Media from browser to browser (docs/protocols/calls.md): one life, from the offer until it dies or is closed. */
export class DirectTransport implements MediaTransport {
  readonly name: string;
  private readonly phase = createStore<TransportState>({ phase: 'idle' });
  private readonly tracks = createStore<ReadonlyMap<string, RemoteTrack>>(new Map());
  private readonly sending = new Map<Source, MediaStreamTrack>();
  private connection: RTCPeerConnection | undefined;
  private early: RTCIceCandidateInit[] = [];
  private described = false;
  private stopLooking = (): void => {};
  private cancelFound = (): void => {};
  private limit: number | null = null;
  private heardBytes = 0;
  private heardAt = 0;

  constructor(private readonly options: DirectOptions) {
    this.name = options.peer;
  }

  get state(): Readable<TransportState> {
    return this.phase;
  }

  get remote(): Readable<ReadonlyMap<string, RemoteTrack>> {
    return this.tracks;
  }

  connect(): void {
    if (this.connection) return;
    const { clock, iceServers, offers, createConnection } = this.options;
    const configuration: RTCConfiguration = { bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require', iceServers };
    const connection = createConnection ? createConnection(configuration) : new RTCPeerConnection(configuration);
    this.connection = connection;
    this.phase.set({ phase: 'connecting', failures: 0 });
    connection.onicecandidate = ({ candidate }) => candidate?.candidate && this.tellCandidate(candidate);
    connection.onconnectionstatechange = () => connection === this.connection && this.stateChanged(connection.connectionState);
    this.cancelFound = clock.after(FOUND_WITHIN, () => this.died('no direct way was found'));
    if (offers) this.attempt(() => this.offer(connection));
  }

  close(): void {
    if (this.phase.get().phase === 'idle') return;
    this.drop();
    this.options.request('media.disconnect', { transport: this.name }).catch(() => undefined);
  }

  send(source: Source, track: MediaStreamTrack | null): void {
    if (track) this.sending.set(source, track);
    else this.sending.delete(source);
    const transceiver = this.connection?.getTransceivers()[SECTIONS.indexOf(source)];
    if (transceiver) void this.feed(transceiver, source);
    if (this.limit !== null) this.boundAll();
  }

  /** What we may send in all, bit/s; null: no limit. Nobody else holds it here (30/BW-6). */
  limited(limit: number | null): void {
    if (limit === this.limit) return;
    this.limit = limit;
    this.boundAll();
  }

  private boundAll(): void {
    const sending = new Set(this.sending.keys());
    this.connection?.getTransceivers().forEach(({ sender }, index) => {
      const source = SECTIONS[index];
      if (source) bound(sender, shareOf(source, this.limit, sending)).catch((error: unknown) => console.warn(`Rostrum media: ${source} could not be bounded`, error));
    });
  }

  /** Everything comes as it is sent. */
  show(): void {}

  signalling(): void {}

  async stats(): Promise<TransportStats | null> {
    const report = await this.connection?.getStats();
    return report ? readStats(report as unknown as Map<string, unknown>, slotOf) : null;
  }

  /** Something of the other end. */
  heard(event: DirectEvent): void {
    if (event.type === 'media.closed') return this.died('the other end closed it', false);
    if (event.type === 'media.offer' && !this.connection) this.connect();
    const connection = this.connection;
    if (!connection) return;
    if (event.type === 'media.offer') this.attempt(() => this.answer(connection, event.body));
    else if (event.type === 'media.answer') this.attempt(() => this.describe(connection, { type: 'answer', sdp: event.body.sdp }));
    else this.attempt(() => this.candidate(connection, { candidate: event.body.candidate, sdpMid: event.body.mid ?? '0' }));
  }

  private attempt(step: () => Promise<void>): void {
    step().catch((error: unknown) => this.died(`a step failed: ${String(error)}`));
  }

  private async offer(connection: RTCPeerConnection): Promise<void> {
    for (const source of SECTIONS) {
      const kind = source === 'microphone' || source === 'content_audio' ? 'audio' : 'video';
      connection.addTransceiver(kind, { direction: 'sendrecv' });
    }
    await this.feedAll(connection);
    await connection.setLocalDescription(await connection.createOffer());
    await this.options.request('media.offer', { transport: this.name, revision: 1, sdp: connection.localDescription?.sdp ?? '' });
  }

  private async answer(connection: RTCPeerConnection, { sdp, revision }: Events['media.offer']): Promise<void> {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    for (const each of connection.getTransceivers()) each.direction = 'sendrecv';
    await this.feedAll(connection);
    await connection.setLocalDescription(await connection.createAnswer());
    await this.options.request('media.answer', { transport: this.name, revision, sdp: connection.localDescription?.sdp ?? '' });
    await this.now(connection);
  }

  private async describe(connection: RTCPeerConnection, description: RTCSessionDescriptionInit): Promise<void> {
    await connection.setRemoteDescription(description);
    await this.now(connection);
  }

  private async now(connection: RTCPeerConnection): Promise<void> {
    this.described = true;
    if (this.limit !== null) this.boundAll();
    this.publish(connection);
    for (const candidate of this.early.splice(0)) await connection.addIceCandidate(candidate);
  }

  private async candidate(connection: RTCPeerConnection, candidate: RTCIceCandidateInit): Promise<void> {
    if (this.described) await connection.addIceCandidate(candidate);
    else this.early.push(candidate);
  }

  private tellCandidate({ candidate, sdpMid }: RTCIceCandidate): void {
    this.options.request('media.candidate', { transport: this.name, candidate, mid: sdpMid ?? '0' }).catch(() => undefined);
  }

  private async feedAll(connection: RTCPeerConnection): Promise<void> {
    await Promise.all(connection.getTransceivers().map((each, index) => this.feed(each, SECTIONS[index]!)));
  }

  private async feed({ sender }: RTCRtpTransceiver, source: Source): Promise<void> {
    const track = this.sending.get(source) ?? null;
    if (sender.track !== track) await sender.replaceTrack(track).catch((error: unknown) => console.warn(`Rostrum media: ${source} could not be sent directly`, error));
  }

  private publish(connection: RTCPeerConnection): void {
    const tracks = new Map<string, RemoteTrack>();
    connection.getTransceivers().forEach(({ receiver }, index) => {
      const source = SECTIONS[index];
      if (!source) return;
      const slot = SLOTS[source];
      tracks.set(slot, { slot, participant: this.name, source, stream: new MediaStream([receiver.track]), paused: 'none', width: 0, height: 0 });
    });
    this.tracks.set(tracks);
  }

  private stateChanged(state: RTCPeerConnectionState): void {
    if (state === 'connected' && this.phase.get().phase !== 'connected') {
      this.cancelFound();
      this.heardAt = this.options.clock.now();
      this.stopLooking = every(this.options.clock, LOOK_EVERY, () => void this.look());
      this.phase.set({ phase: 'connected' });
    } else if (state === 'failed' || state === 'disconnected' || state === 'closed') {
      this.died(`the direct way is ${state}`);
    }
  }

  /** The browser notices a dead way after five seconds and more; nobody listens to silence for so long. */
  private async look(): Promise<void> {
    const stats = await this.stats();
    if (!stats || this.phase.get().phase !== 'connected') return;
    const now = this.options.clock.now();
    const bytes = stats.streams.filter((each) => each.direction === 'in').reduce((sum, each) => sum + each.bytes, 0);
    if (bytes !== this.heardBytes || !this.options.expects()) this.heardAt = now;
    this.heardBytes = bytes;
    if (now - this.heardAt > DEAD_AFTER) this.died('nothing arrives directly any more');
  }

  private died(reason: string, tell = true): void {
    if (this.phase.get().phase === 'idle') return;
    console.info(`Rostrum media: direct transport ended, ${reason}`);
    this.drop();
    if (tell) this.options.request('media.disconnect', { transport: this.name }).catch(() => undefined);
  }

  private drop(): void {
    this.cancelFound();
    this.stopLooking();
    const connection = this.connection;
    this.connection = undefined;
    if (connection) {
      connection.onconnectionstatechange = null;
      connection.onicecandidate = null;
      connection.close();
    }
    this.tracks.set(new Map());
    this.phase.set({ phase: 'idle' });
  }
}
