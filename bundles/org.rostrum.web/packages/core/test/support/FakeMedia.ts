// SPDX-License-Identifier: Apache-2.0
import type { ServerTransport } from '../../src/room/Room';
import type { RemoteTrack, TransportState } from '../../src/media/MediaTransport';
import { createStore } from '../../src/base/store';

type Captured = MediaStreamTrack & { stopped: boolean };

/** Microphones and cameras that tests plug in, refuse and unplug. */
export class FakeDevices extends EventTarget {
  present = [
    { kind: 'audioinput', deviceId: 'm1', label: 'Desk' },
    { kind: 'audioinput', deviceId: 'm2', label: 'Headset' },
    { kind: 'videoinput', deviceId: 'c1', label: 'Front' },
    { kind: 'audiooutput', deviceId: 's1', label: 'Speakers' },
  ];
  refuse: Partial<Record<'audio' | 'video', string>> = {};
  readonly asked: MediaStreamConstraints[] = [];
  readonly tracks: Captured[] = [];

  async getUserMedia(constraints: MediaStreamConstraints) {
    this.asked.push(constraints);
    const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind]);
    for (const kind of kinds) if (this.refuse[kind]) throw new DOMException('as the test says', this.refuse[kind]);
    return stream(kinds.map((kind) => this.capture(kind, constraints[kind] as MediaTrackConstraints)));
  }

  async getDisplayMedia() {
    return stream([this.track('video', 'screen', 'Screen'), this.track('audio', 'screen', 'Screen')]);
  }

  async enumerateDevices() {
    return this.present;
  }

  unplug(deviceId: string): void {
    this.present = this.present.filter((each) => each.deviceId !== deviceId);
    const track = this.tracks.findLast((each) => each.getSettings().deviceId === deviceId);
    track?.onended?.(new Event('ended'));
  }

  get open(): string[] {
    return this.tracks.filter((each) => !each.stopped).map((each) => each.label);
  }

  private capture(kind: 'audio' | 'video', constraints: MediaTrackConstraints): Captured {
    const wanted = (constraints.deviceId as { exact?: string } | undefined)?.exact;
    const all = this.present.filter((each) => each.kind === `${kind}input`);
    const device = wanted ? all.find((each) => each.deviceId === wanted) : all[0];
    if (!device) throw new DOMException('no such device', wanted ? 'OverconstrainedError' : 'NotFoundError');
    return this.track(kind, device.deviceId, device.label);
  }

  private track(kind: string, deviceId: string, label: string): Captured {
    const track = { kind, label, contentHint: '', stopped: false, onended: null, getSettings: () => ({ deviceId }), stop: () => (track.stopped = true) };
    this.tracks.push(track as unknown as Captured);
    return track as unknown as Captured;
  }
}

function stream(tracks: Captured[]) {
  const of = (kind: string): Captured[] => tracks.filter((each) => each.kind === kind);
  return { getTracks: () => tracks, getAudioTracks: () => of('audio'), getVideoTracks: () => of('video') };
}

/** Remembers what the room asks of it. */
export class FakeTransport implements ServerTransport {
  readonly name = 'server';
  readonly state = createStore<TransportState>({ phase: 'idle' });
  readonly remote = createStore<ReadonlyMap<string, RemoteTrack>>(new Map());
  readonly calls: string[] = [];
  readonly sending = new Map<string, MediaStreamTrack | null>();

  connect(): void {
    this.calls.push('connect');
    this.state.set({ phase: 'connecting', failures: 0 });
  }

  close(): void {
    this.calls.push('close');
    this.state.set({ phase: 'idle' });
  }

  send(source: string, track: MediaStreamTrack | null): void {
    this.sending.set(source, track);
  }

  show(wishes: readonly { participant: string }[]): void {
    this.calls.push(`show ${wishes.map((each) => each.participant).join(' ')}`.trim());
  }

  signalling(available: boolean): void {
    this.calls.push(`signalling ${available}`);
  }

  offered(): void {
    this.calls.push('offered');
  }

  limited(): void {
    this.calls.push('limited');
  }

  mapped(): void {
    this.calls.push('mapped');
  }

  readonly lips = [];

  timed(): void {
    this.calls.push('timed');
  }

  watched(): void {
    this.calls.push('watched');
  }

  closedByServer(): void {
    this.calls.push('closedByServer');
  }

  async stats() {
    return null;
  }
}

/** Neither Node nor its DOM measures sound. */
export class FakeAudioContext {
  state = 'running';
  createMediaStreamSource() {
    return { connect: () => undefined, disconnect: () => undefined };
  }
  createAnalyser() {
    return { fftSize: 0, getFloatTimeDomainData: () => undefined };
  }
}
