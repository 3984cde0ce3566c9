// SPDX-License-Identifier: Apache-2.0
import { Disposer } from '../base/disposer';
import { Emitter } from '../base/emitter';
import { createStore, type Readable } from '../base/store';
import { cameraConstraints, microphoneConstraints, type Facing } from './constraints';
import { problemOf, type DeviceProblem } from './DeviceError';
import { measure, type LevelMeter } from './level';
import type { DevicePreferences } from './preferences';

export type CaptureKind = 'microphone' | 'camera';

export interface Device {
  readonly id: string;
  readonly label: string;
}

export interface CaptureState {
  /** What the person wants. */
  readonly on: boolean;
  /** The device is being opened. */
  readonly busy: boolean;
  readonly problem: DeviceProblem | null;
  /** Device in use, as the browser names it. */
  readonly device: string | null;
}

export interface LocalState {
  readonly microphones: readonly Device[];
  readonly cameras: readonly Device[];
  readonly speakers: readonly Device[];
  readonly microphone: CaptureState;
  readonly camera: CaptureState;
  /** Chosen loudspeaker; null: the system's. */
  readonly speaker: string | null;
  /** Own picture, for preview and self view; null while the camera is off. */
  readonly picture: MediaStream | null;
  readonly facing: Facing;
  readonly mutedHint: boolean;
}

export interface LocalEvents {
  /** What is to be sent changed; null: nothing. */
  track: { kind: CaptureKind; track: MediaStreamTrack | null };
  /** A device in use went away; `fallback` is what is used now, if anything. */
  lost: { kind: CaptureKind; label: string; fallback: string | null };
  /** To be remembered. */
  preferences: DevicePreferences;
}

const CLOSED: CaptureState = { on: false, busy: false, problem: null, device: null };

/**
 * Own microphone and camera: opens them, changes them, falls back when one disappears.
 *
 * A camera that is off is closed, so its light goes out. A muted microphone sends nothing; the device stays open only while
 * `mutedHint` is on, for the level meter and the notice "you are muted": its sound is measured here and goes nowhere. With
 * `mutedHint` off a muted microphone is closed as well.
 */
export class LocalMedia {
  readonly events = new Emitter<LocalEvents>();
  private readonly store;
  private readonly loudness = createStore(0);
  private readonly scope = new Disposer();
  private microphone: MediaStreamTrack | undefined;
  private camera: MediaStreamTrack | undefined;
  private meter: LevelMeter | undefined;
  private starting: Promise<void> | undefined;

  constructor(
    private readonly media: MediaDevices | undefined,
    private preferences: DevicePreferences,
  ) {
    this.store = createStore<LocalState>({
      microphones: [],
      cameras: [],
      speakers: [],
      microphone: { ...CLOSED, on: preferences.microphoneOn },
      camera: { ...CLOSED, on: preferences.cameraOn },
      speaker: preferences.speaker,
      picture: null,
      facing: 'user',
      mutedHint: preferences.mutedHint,
    });
    if (media) this.scope.listen(media, 'devicechange', () => void this.refresh());
  }

  get state(): Readable<LocalState> {
    return this.store;
  }

  /** Of the open microphone, muted or not, 0 to 1. */
  get level(): Readable<number> {
    return this.loudness;
  }

  /** The track to send now, if any. */
  track(kind: CaptureKind): MediaStreamTrack | null {
    return (this.store.get()[kind].on && this[kind]) || null;
  }

  /** Opens what is wanted with one question to the person; a device that fails does not keep the other one. */
  start(): Promise<void> {
    this.starting ??= this.openWanted().finally(() => (this.starting = undefined));
    return this.starting;
  }

  async setOn(kind: CaptureKind, on: boolean): Promise<void> {
    this.patch(kind, { on, problem: null });
    this.remember(kind === 'microphone' ? { microphoneOn: on } : { cameraOn: on });
    const keep = on || (kind === 'microphone' && this.preferences.mutedHint);
    if (!keep) this.release(kind);
    this.announce(kind);
    if (on && !this[kind]) await this.open(kind);
  }

  async choose(kind: CaptureKind, device: string): Promise<void> {
    this.remember({ [kind]: device });
    if (this.store.get()[kind].on || this[kind]) await this.open(kind);
  }

  chooseSpeaker(device: string | null): void {
    this.remember({ speaker: device });
    this.store.update((state) => ({ ...state, speaker: device }));
  }

  /** Between the cameras of a phone. */
  async flip(): Promise<void> {
    this.store.update((state) => ({ ...state, facing: state.facing === 'user' ? 'environment' : 'user' }));
    this.remember({ camera: null });
    if (this.store.get().camera.on) await this.open('camera');
  }

  setMutedHint(mutedHint: boolean): void {
    this.remember({ mutedHint });
    this.store.update((state) => ({ ...state, mutedHint }));
    if (!mutedHint && !this.store.get().microphone.on) this.release('microphone');
  }

  /** Closes all devices; {@link start} opens them again. */
  stop(): void {
    this.release('microphone');
    this.release('camera');
  }

  close(): void {
    this.stop();
    this.scope.dispose();
  }

  private async openWanted(): Promise<void> {
    const { microphone, camera } = this.store.get();
    const wanted = { audio: microphone.on && !this.microphone, video: camera.on && !this.camera };
    if (wanted.audio && wanted.video && (await this.openBoth())) return;
    await Promise.all([wanted.audio && !this.microphone && this.open('microphone'), wanted.video && !this.camera && this.open('camera')]);
    await this.refresh();
  }

  /** True if there was something to open and it worked; falls back to one at a time otherwise. */
  private async openBoth(): Promise<boolean> {
    const { facing } = this.store.get();
    this.patch('microphone', { busy: true });
    this.patch('camera', { busy: true });
    try {
      const stream = await this.devices().getUserMedia({
        audio: microphoneConstraints(this.preferences.microphone),
        video: cameraConstraints(this.preferences.camera, facing),
      });
      this.adopt('microphone', stream.getAudioTracks()[0]);
      this.adopt('camera', stream.getVideoTracks()[0]);
      await this.refresh();
      return true;
    } catch {
      return false;
    }
  }

  /** The chosen device, or any of its kind if that one is not there. */
  private async open(kind: CaptureKind): Promise<void> {
    // A phone opens its second camera only when the first one is closed.
    if (kind === 'camera') this.release(kind);
    this.patch(kind, { busy: true, problem: null });
    try {
      this.adopt(kind, await this.capture(kind, this.preferences[kind]).catch((error: unknown) => this.retryAny(kind, error)));
    } catch (error) {
      this.release(kind);
      this.patch(kind, { busy: false, on: false, problem: this.media ? problemOf(error) : 'insecure' });
      this.announce(kind);
    }
    await this.refresh();
  }

  private retryAny(kind: CaptureKind, error: unknown): Promise<MediaStreamTrack> {
    if (this.preferences[kind] === null || problemOf(error) === 'denied') throw error;
    return this.capture(kind, null);
  }

  private async capture(kind: CaptureKind, device: string | null): Promise<MediaStreamTrack> {
    const facing = this.store.get().facing;
    const stream = await this.devices().getUserMedia(
      kind === 'microphone' ? { audio: microphoneConstraints(device) } : { video: cameraConstraints(device, facing) },
    );
    return stream.getTracks()[0]!;
  }

  private devices(): MediaDevices {
    if (!this.media) throw new DOMException('Devices need a secure address', 'NotSupportedError');
    return this.media;
  }

  private adopt(kind: CaptureKind, track: MediaStreamTrack | undefined): void {
    if (!track) return;
    this.release(kind);
    track.onended = () => void this.deviceLost(kind, track);
    if (kind === 'camera') track.contentHint = 'motion';
    this[kind] = track;
    this.patch(kind, { busy: false, problem: null, device: track.getSettings().deviceId ?? null });
    if (kind === 'microphone') this.listen(track);
    else this.store.update((state) => ({ ...state, picture: new MediaStream([track]) }));
    // Switched off while the device was being opened.
    if (!this.store.get()[kind].on && !(kind === 'microphone' && this.preferences.mutedHint)) this.release(kind);
    this.announce(kind);
  }

  private listen(track: MediaStreamTrack): void {
    this.meter = measure(track);
    this.meter.level.subscribe(() => this.loudness.set(this.meter?.level.get() ?? 0));
  }

  private release(kind: CaptureKind): void {
    const track = this[kind];
    if (!track) return;
    this[kind] = undefined;
    track.onended = null;
    track.stop();
    this.patch(kind, { device: null });
    if (kind === 'camera') return this.store.update((state) => ({ ...state, picture: null }));
    this.meter?.close();
    this.meter = undefined;
    this.loudness.set(0);
  }

  private async deviceLost(kind: CaptureKind, track: MediaStreamTrack): Promise<void> {
    if (this[kind] !== track) return;
    this.release(kind);
    this.announce(kind);
    if (this.store.get()[kind].on) await this.open(kind);
    this.events.emit('lost', { kind, label: track.label, fallback: this[kind]?.label ?? null });
  }

  /** Labels are empty until the person has allowed something; such devices are not listed. */
  private async refresh(): Promise<void> {
    const all = (await this.media?.enumerateDevices().catch(() => [])) ?? [];
    const of = (kind: MediaDeviceKind): Device[] =>
      all.filter((each) => each.kind === kind && each.label !== '' && each.deviceId !== '').map((each) => ({ id: each.deviceId, label: each.label }));
    this.store.update((state) => ({ ...state, microphones: of('audioinput'), cameras: of('videoinput'), speakers: of('audiooutput') }));
  }

  private patch(kind: CaptureKind, change: Partial<CaptureState>): void {
    this.store.update((state) => ({ ...state, [kind]: { ...state[kind], ...change } }));
  }

  private announce(kind: CaptureKind): void {
    this.events.emit('track', { kind, track: this.track(kind) });
  }

  private remember(change: Partial<DevicePreferences>): void {
    this.preferences = { ...this.preferences, ...change };
    this.events.emit('preferences', this.preferences);
  }
}
