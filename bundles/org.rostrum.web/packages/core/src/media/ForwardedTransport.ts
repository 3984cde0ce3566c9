// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../base/clock';
import { createStore, type Readable } from '../base/store';
import { backoff } from '../signal/backoff';
import { codeOf, SignalError } from '../signal/SignalError';
import type { Ask, Events, Slot, SlotWish, Source } from '../signal/messages';
import { supportedCodecs } from './encodings';
import { LipSync, type LipState } from './LipSync';
import { SenderShaper } from './SenderShaper';
import type { MediaTransport, PictureWish, RemoteTrack, TransportState } from './MediaTransport';
import { planSlots, sameWishes } from './slots';
import { readStats, type TransportStats } from './stats';

/** Slots of the server's offer that take what the client sends. */
const SENDERS: Readonly<Record<string, Source>> = { mic: 'microphone', cam: 'camera', con: 'content', cau: 'content_audio' };
const AUDIO_SLOTS = 3;
const CONNECT_TIMEOUT = 10_000;
/** A way that works is found within this time; else relays are tried, milliseconds. */
const DIRECT_TIMEOUT = 5_000;
/** A gap that lasts this long may be a change of the network: another way is looked for, milliseconds. */
const RESTART_AFTER = 1_000;
/** A short gap heals by itself; after this a new connection is quicker, milliseconds. */
const INTERRUPTION = 4_000;
/** Sizes change in bursts while the layout moves, milliseconds. */
const WISH_DELAY = 80;
/** Where the server does not say how long it is too busy, milliseconds. */
const BRAKED_WAIT = 1_000;

export interface ForwardedOptions {
  request: Ask;
  clock: Clock;
  random: () => number;
  videoSlots: number;
  createConnection?: () => RTCPeerConnection;
}

/**
 * Media through the server: one peer connection whose mids are the names of the slots (docs/protocols/signalling.md,
 * "Transports"). The server offers, we answer; connects anew by itself when the path breaks while signalling is there.
 */
export class ForwardedTransport implements MediaTransport {
  readonly name = 'server';
  /** It was asked for, but perhaps not heard: the network may have taken signalling along. */
  private restartDue = false;
  private readonly phase = createStore<TransportState>({ phase: 'idle' });
  private readonly tracks = createStore<ReadonlyMap<string, RemoteTrack>>(new Map());
  private readonly sending = new Map<Source, MediaStreamTrack>();
  private readonly shaper = new SenderShaper();
  private readonly lipSync: LipSync;
  private connection: RTCPeerConnection | undefined;
  private revision = 0;
  private negotiation: Promise<void> = Promise.resolve();
  private failures = 0;
  private mapping: readonly Slot[] = [];
  private wishes: readonly PictureWish[] = [];
  private asked: readonly SlotWish[] | undefined;
  private online = true;
  /** Whether the server was told that a relay is between. */
  private relayed = false;
  /** Whether a direct way was looked for in vain: from then on relays are used too. */
  private relays = false;
  private cancelConnect = (): void => {};
  private cancelWishes: (() => void) | undefined;

  constructor(private readonly options: ForwardedOptions) {
    this.lipSync = new LipSync(options.clock, (slot) => this.connection?.getTransceivers().find(({ mid }) => mid === slot)?.receiver);
  }

  get state(): Readable<TransportState> {
    return this.phase;
  }

  get remote(): Readable<ReadonlyMap<string, RemoteTrack>> {
    return this.tracks;
  }

  /** How sound and picture of each person stand to each other. */
  get lips(): readonly LipState[] {
    return this.lipSync.state;
  }

  connect(): void {
    this.drop();
    this.restartDue = false;
    this.phase.set({ phase: 'connecting', failures: this.failures });
    this.connection = this.open();
    this.cancelConnect = this.options.clock.after(DIRECT_TIMEOUT, () => this.late());
    const request = { transport: this.name, audio_slots: AUDIO_SLOTS, video_slots: this.options.videoSlots, codecs: supportedCodecs() };
    const connection = this.connection;
    this.options.request('media.connect', request).catch((error: unknown) => {
      if (connection === this.connection) this.failed(`media.connect was refused with ${codeOf(error)}`);
    });
  }

  /** The computer has another network, or has one again: finds a new way without losing what it has. */
  networkChanged(): void {
    if (this.connection && this.phase.get().phase !== 'idle') this.restart();
  }

  close(): void {
    this.drop();
    this.phase.set({ phase: 'idle' });
    this.tracks.set(new Map());
  }

  send(source: Source, track: MediaStreamTrack | null): void {
    if (track) this.sending.set(source, track);
    else this.sending.delete(source);
    const transceiver = this.transceiver(source);
    if (transceiver) void this.feed(transceiver, source);
    if (this.shaper.sends(source, track !== null)) this.shapeAll();
  }

  show(wishes: readonly PictureWish[]): void {
    this.wishes = wishes;
    this.cancelWishes ??= this.options.clock.after(this.asked === undefined ? 0 : WISH_DELAY, () => this.askLate());
  }

  signalling(available: boolean): void {
    this.online = available;
    if (!available) return;
    const { phase } = this.phase.get();
    if (phase !== 'connected' && phase !== 'interrupted') return this.connect();
    if (this.restartDue) this.restart();
    this.asked = undefined;
    this.ask();
  }

  async stats(): Promise<TransportStats | null> {
    const report = await this.connection?.getStats();
    const stats = report ? readStats(report as unknown as Map<string, unknown>) : null;
    if (stats) this.tellWay(stats.protocol);
    return stats;
  }

  /** The server knows its own relay only. */
  private tellWay(protocol: string | null): void {
    const relayed = protocol === 'relay';
    if (relayed === this.relayed) return;
    this.relayed = relayed;
    this.options.request('media.way', { transport: this.name, kind: relayed ? 'relay' : protocol === 'tcp' ? 'tcp' : 'udp' }).catch(() => undefined);
  }

  /** The server's offer; a higher revision replaces a lower one. */
  offered({ revision, sdp, ice_servers }: Events['media.offer']): void {
    const connection = this.connection;
    if (!connection || revision <= this.revision) return;
    this.revision = revision;
    this.negotiation = this.negotiation
      .then(() => this.answer(connection, revision, sdp, ice_servers ?? []))
      .catch((error: unknown) => {
        console.error('Rostrum media: the offer of the server could not be answered', error, sdp);
        if (connection === this.connection) this.failed('negotiation failed');
      });
  }

  /** Whom the slots carry from now on. */
  mapped({ slots }: Events['media.slots']): void {
    this.mapping = slots;
    this.lipSync.mapped(slots);
    this.publish();
  }

  /** When what the slots carry was captured. */
  timed({ clocks }: Events['media.clocks']): void {
    this.lipSync.told(clocks);
  }

  /** Which layers of a source somebody watches. */
  watched(layers: Events['media.layers']): void {
    this.shaper.told(layers);
    const transceiver = this.transceiver(layers.source);
    if (transceiver) void this.shaper.shape(transceiver.sender, layers.source);
  }

  /** What an administrator lets us receive and send: the server holds back what we receive. */
  limited({ send_bps }: Events['media.limits']): void {
    this.shaper.limited(send_bps);
    this.shapeAll();
  }

  /** The server gave the transport up. `replaced` follows our own new request. */
  closedByServer({ cause }: Events['media.closed']): void {
    if (cause !== 'replaced' && this.phase.get().phase !== 'idle') this.failed(`the server closed the transport: ${cause}`);
  }

  private transceiver(source: Source): RTCRtpTransceiver | undefined {
    return this.connection?.getTransceivers().find((each) => SENDERS[each.mid ?? ''] === source);
  }

  private open(): RTCPeerConnection {
    const create = this.options.createConnection ?? (() => new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' }));
    const connection = create();
    connection.onconnectionstatechange = () => connection === this.connection && this.stateChanged(connection.connectionState);
    return connection;
  }

  private stateChanged(state: RTCPeerConnectionState): void {
    if (state === 'connected') {
      this.cancelConnect();
      this.failures = 0;
      this.lipSync.start();
      this.phase.set({ phase: 'connected' });
    } else if (state === 'failed') {
      this.relays = true;
      this.failed('ICE or DTLS failed');
    } else if (state === 'disconnected' && this.phase.get().phase === 'connected') {
      this.phase.set({ phase: 'interrupted' });
      this.cancelConnect = this.options.clock.after(RESTART_AFTER, () => {
        this.restart();
        this.cancelConnect = this.options.clock.after(INTERRUPTION - RESTART_AFTER, () => this.failed('nothing arrives any more'));
      });
    }
  }

  /** No connection yet: a handshake that has begun gets more time, else relays are tried next. */
  private late(): void {
    const ice = this.connection?.iceConnectionState;
    if (ice === 'connected' || ice === 'completed' || this.relays) {
      this.cancelConnect = this.options.clock.after(CONNECT_TIMEOUT - DIRECT_TIMEOUT, () => this.failed('no connection within 10 s'));
      return;
    }
    this.relays = true;
    this.failed('no direct way within 5 s');
  }

  /** Asks for new ICE credentials on the same transport; where the server has none, the usual repair follows. */
  private restart(): void {
    this.restartDue = true;
    if (!this.online) return;
    const connection = this.connection;
    this.options.request('media.restart', { transport: this.name }).then(() => (this.restartDue = false)).catch((error: unknown) => {
      const code = codeOf(error);
      if (connection === this.connection && code !== 'disconnected' && code !== 'timeout') this.failed(`media.restart was refused with ${code}`);
    });
  }

  /** Tries again, later each time; without signalling it waits for {@link signalling}. */
  private failed(reason: string): void {
    console.warn(`Rostrum media: ${reason}`);
    this.cancelConnect();
    const wait = backoff(this.failures++, this.options.random());
    this.phase.set({ phase: 'connecting', failures: this.failures });
    if (this.online) this.cancelConnect = this.options.clock.after(wait, () => this.connect());
  }

  private async answer(connection: RTCPeerConnection, revision: number, sdp: string, iceServers: RTCIceServer[]): Promise<void> {
    if (connection !== this.connection || revision !== this.revision) return;
    if (this.relays) connection.setConfiguration({ ...connection.getConfiguration(), iceServers });
    await connection.setRemoteDescription({ type: 'offer', sdp });
    await Promise.all(connection.getTransceivers().map((each) => this.use(each)));
    await connection.setLocalDescription(await connection.createAnswer());
    if (connection !== this.connection) return;
    // only now is it known in which codec each sender sends
    this.shapeAll();
    const answered = this.options.request('media.answer', { transport: this.name, revision, sdp: connection.localDescription?.sdp ?? '' });
    this.publish();
    this.ask();
    await answered;
  }

  private async use(transceiver: RTCRtpTransceiver): Promise<void> {
    const source = SENDERS[transceiver.mid ?? ''];
    transceiver.direction = source ? 'sendonly' : 'recvonly';
    if (source) await this.feed(transceiver, source);
  }

  private shapeAll(): void {
    for (const each of this.connection?.getTransceivers() ?? []) this.shape(each);
  }

  private shape({ mid, sender }: RTCRtpTransceiver): void {
    const source = SENDERS[mid ?? ''];
    if (source) void this.shaper.shape(sender, source);
  }

  private async feed({ sender }: RTCRtpTransceiver, source: Source): Promise<void> {
    const track = this.sending.get(source) ?? null;
    try {
      if (sender.track !== track) await sender.replaceTrack(track);
      void this.shaper.shape(sender, source);
    } catch (error) {
      console.warn(`Rostrum media: ${source} could not be sent`, error);
    }
  }

  /** Joins the server's mapping with the tracks that the connection has. */
  private publish(): void {
    const streams = this.streams();
    const next = new Map<string, RemoteTrack>();
    for (const { slot, participant_id, source, paused, width, height } of this.mapping) {
      const stream = streams.get(slot);
      if (stream) next.set(slot, { slot, participant: participant_id, source, stream, paused, width, height });
    }
    for (const [slot, stream] of streams)
      if (slot.startsWith('a') && !next.has(slot))
        next.set(slot, { slot, participant: null, source: 'microphone', stream, paused: 'none', width: 0, height: 0 });
    this.tracks.set(next);
  }

  private streams(): Map<string, MediaStream> {
    const receiving = this.connection?.getTransceivers().filter((each) => each.mid && !SENDERS[each.mid]) ?? [];
    const known = new Map([...this.tracks.get().values()].map((each) => [each.stream.getTracks()[0], each.stream]));
    return new Map(receiving.map((each) => [each.mid!, known.get(each.receiver.track) ?? new MediaStream([each.receiver.track])]));
  }

  private videoSlots(): string[] {
    return (this.connection?.getTransceivers() ?? []).flatMap(({ mid }) => (mid && /^v\d+$/.test(mid) ? [mid] : []));
  }

  private ask(): void {
    const slots = this.videoSlots();
    if (slots.length === 0 || !this.online) return;
    const video = planSlots(this.asked ?? [], this.wishes, slots);
    if (this.asked && sameWishes(video, this.asked)) return;
    this.asked = video;
    this.options.request('media.slots', { transport: this.name, video }).catch((error: unknown) => this.notAsked(error));
  }

  /** Asked too often, or cut off meanwhile; any other refusal means that the server has no such transport any more. */
  private notAsked(error: unknown): void {
    this.asked = undefined;
    const { code, retryAfterMs } = error instanceof SignalError ? error : new SignalError('internal', String(error));
    if (code === 'tooManyRequests') this.cancelWishes ??= this.options.clock.after(retryAfterMs ?? BRAKED_WAIT, () => this.askLate());
    else if (code !== 'disconnected' && code !== 'timeout') this.failed(`media.slots was refused with ${code}`);
  }

  private askLate(): void {
    this.cancelWishes = undefined;
    this.ask();
  }

  private drop(): void {
    this.cancelConnect();
    this.cancelWishes?.();
    this.cancelWishes = undefined;
    const connection = this.connection;
    this.connection = undefined;
    this.revision = 0;
    this.mapping = [];
    this.asked = undefined;
    this.relayed = false;
    this.shaper.reset();
    this.lipSync.stop();
    if (!connection) return;
    connection.onconnectionstatechange = null;
    connection.close();
  }
}
