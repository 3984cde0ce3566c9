// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../base/clock';
import { createStore, type Readable } from '../base/store';
import type { ServerTransport } from '../room/Room';
import type { Ask, Events, Source } from '../signal/messages';
import { DirectTransport, type DirectEvent, type DirectOptions } from './DirectTransport';
import type { LipState } from './LipSync';
import type { PictureWish, RemoteTrack, TransportState } from './MediaTransport';
import type { TransportStats } from './stats';

/** Where sound and picture go. */
export type MediaPath = 'server' | 'direct';

export interface MovingOptions {
  server: ServerTransport & { networkChanged(): void };
  request: Ask;
  clock: Clock;
  createConnection?: DirectOptions['createConnection'];
}

/** Both ways are fed for so long, so that nothing is missed while the other end moves too, milliseconds. */
const OVERLAP = 1_200;
/** One that died is tried again after this, so often, milliseconds. */
const AGAIN = 15_000;
const TRIES = 3;
const MOST_EARLY = 64;

/**
 * Media of a call: through the server, and directly where that is allowed and found. The server's transport stays connected meanwhile, so
 * that a direct way that dies costs a moment and not the call (00/R-19).
 */
export class MovingTransport implements ServerTransport {
  readonly name = 'server';
  private readonly way = createStore<MediaPath>('server');
  private readonly phase = createStore<TransportState>({ phase: 'idle' });
  private readonly tracks = createStore<ReadonlyMap<string, RemoteTrack>>(new Map());
  private readonly sending = new Map<Source, MediaStreamTrack>();
  private wishes: readonly PictureWish[] = [];
  private iceServers: RTCIceServer[] = [];
  private direct: DirectTransport | undefined;
  private wanted: { peer: string; offers: boolean; expects: () => boolean } | undefined;
  private limits = { receive: null as number | null, send: null as number | null };
  private tries = 0;
  /** What the other end said before we knew that we look for a way to it; it may have come back sooner than the news of it. */
  private early: DirectEvent[] = [];
  private cancel = (): void => {};

  constructor(private readonly options: MovingOptions) {
    options.server.state.subscribe(() => this.publish());
    options.server.remote.subscribe(() => this.publish());
  }

  /** Which way is used now. */
  get path(): Readable<MediaPath> {
    return this.way;
  }

  get state(): Readable<TransportState> {
    return this.phase;
  }

  get remote(): Readable<ReadonlyMap<string, RemoteTrack>> {
    return this.tracks;
  }

  get lips(): readonly LipState[] {
    return this.way.get() === 'server' ? this.options.server.lips : [];
  }

  connect(): void {
    this.options.server.connect();
  }

  close(): void {
    this.goDirect(undefined);
    this.options.server.close();
  }

  /** Looks for a direct way to this participant; undefined: media go through the server from now on. */
  goDirect(wanted: { peer: string; offers: boolean; expects: () => boolean } | undefined): void {
    if (wanted?.peer === this.wanted?.peer && wanted?.offers === this.wanted?.offers) return;
    this.wanted = wanted;
    this.tries = 0;
    this.cancel();
    this.direct?.close();
    this.lost();
    const early = this.early.filter(({ body }) => body.transport === wanted?.peer);
    this.early = [];
    if (wanted) this.begin();
    for (const event of early) this.peer(event);
  }

  networkChanged(): void {
    this.options.server.networkChanged();
  }

  send(source: Source, track: MediaStreamTrack | null): void {
    if (track) this.sending.set(source, track);
    else this.sending.delete(source);
    this.direct?.send(source, track);
    if (this.way.get() === 'server') this.options.server.send(source, track);
  }

  show(wishes: readonly PictureWish[]): void {
    this.wishes = wishes;
    if (this.way.get() === 'server') this.options.server.show(wishes);
  }

  signalling(available: boolean): void {
    this.options.server.signalling(available);
  }

  stats(): Promise<TransportStats | null> {
    return this.way.get() === 'direct' && this.direct ? this.direct.stats() : this.options.server.stats();
  }

  offered(offer: Events['media.offer']): void {
    this.iceServers = (offer.ice_servers ?? []).map(({ urls }) => ({ urls: [...urls].filter((url) => url.startsWith('stun:')) })).filter(({ urls }) => urls.length > 0);
    this.options.server.offered(offer);
  }

  mapped(slots: Events['media.slots']): void {
    this.options.server.mapped(slots);
  }

  timed(clocks: Events['media.clocks']): void {
    this.options.server.timed(clocks);
  }

  watched(layers: Events['media.layers']): void {
    this.options.server.watched(layers);
  }

  /** What we receive is held back by the server, so media of somebody who may not receive everything go through it. */
  limited(limits: Events['media.limits']): void {
    const barred = this.limits.receive !== null;
    this.limits = { receive: limits.receive_bps, send: limits.send_bps };
    this.options.server.limited(limits);
    this.direct?.limited(limits.send_bps);
    if (limits.receive_bps !== null) this.direct?.close();
    else if (barred && !this.direct) this.begin();
  }

  closedByServer(closed: Events['media.closed']): void {
    this.options.server.closedByServer(closed);
  }

  /** A message of the other end of a direct transport. */
  peer(event: DirectEvent): void {
    if (!this.wanted || event.body.transport !== this.wanted.peer) return this.keep(event);
    if (event.type === 'media.offer') {
      this.direct?.close();
      this.begin();
    }
    this.direct?.heard(event);
  }

  /** From its offer on, and no more than one offer has. */
  private keep(event: DirectEvent): void {
    if (event.type === 'media.offer') this.early = [event];
    else if (event.type === 'media.closed') this.early = [];
    else if (this.early.length > 0 && this.early.length < MOST_EARLY && this.early[0]!.body.transport === event.body.transport) this.early.push(event);
  }

  private begin(): void {
    const wanted = this.wanted;
    if (!wanted || this.limits.receive !== null) return;
    const { request, clock, createConnection } = this.options;
    const direct = new DirectTransport({ request, clock, ...wanted, iceServers: this.iceServers, ...(createConnection && { createConnection }) });
    this.direct = direct;
    direct.limited(this.limits.send);
    for (const [source, track] of this.sending) direct.send(source, track);
    direct.state.subscribe(() => direct === this.direct && this.directChanged(direct));
    if (wanted.offers) direct.connect();
  }

  private directChanged(direct: DirectTransport): void {
    const { phase } = direct.state.get();
    if (phase === 'connected') {
      this.cancel();
      this.cancel = this.options.clock.after(OVERLAP, () => this.move());
    } else if (phase === 'idle') {
      this.cancel();
      this.direct = undefined;
      this.lost();
      if (this.wanted?.offers && ++this.tries < TRIES) this.cancel = this.options.clock.after(AGAIN, () => this.begin());
    }
  }

  /** Everything goes directly from now on; the server's way is kept, silent. */
  private move(): void {
    this.way.set('direct');
    for (const source of this.sending.keys()) this.options.server.send(source, null);
    this.options.server.show([]);
    this.publish();
  }

  private lost(): void {
    if (this.way.get() === 'server') return this.publish();
    this.way.set('server');
    for (const [source, track] of this.sending) this.options.server.send(source, track);
    this.options.server.show(this.wishes);
    this.publish();
  }

  private publish(): void {
    const { server } = this.options;
    const direct = this.way.get() === 'direct' ? this.direct : undefined;
    this.phase.set(direct ? direct.state.get() : server.state.get());
    this.tracks.set(direct ? direct.remote.get() : server.remote.get());
  }
}
