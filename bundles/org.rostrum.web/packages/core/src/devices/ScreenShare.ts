// SPDX-License-Identifier: Apache-2.0
import { createStore, type Readable } from '../base/store';
import type { ContentHint } from '../media/MediaTransport';
import { problemOf, type DeviceProblem } from './DeviceError';

export interface ShareState {
  readonly stream: MediaStream | null;
  readonly hint: ContentHint;
  readonly withSound: boolean;
}

/** The own screen, window or tab that is being shown, with its sound where the browser gives it. */
export class ScreenShare {
  private readonly store = createStore<ShareState>({ stream: null, hint: 'detail', withSound: false });

  constructor(
    private readonly media: MediaDevices | undefined,
    /** Called when sharing began or ended, also by the browser's own button. */
    private readonly changed: (video: MediaStreamTrack | null, audio: MediaStreamTrack | null) => void,
  ) {}

  get state(): Readable<ShareState> {
    return this.store;
  }

  get supported(): boolean {
    return typeof this.media?.getDisplayMedia === 'function';
  }

  /** Asks what to share; null if that worked or the person thought better of it. */
  async start(): Promise<DeviceProblem | null> {
    try {
      const stream = await this.media!.getDisplayMedia({ video: { frameRate: { ideal: 30, max: 30 } }, audio: true });
      this.begin(stream);
      return null;
    } catch (error) {
      const problem = problemOf(error);
      return problem === 'denied' ? null : problem;
    }
  }

  stop(): void {
    const { stream } = this.store.get();
    if (!stream) return;
    this.store.update((state) => ({ ...state, stream: null, withSound: false }));
    for (const track of stream.getTracks()) {
      track.onended = null;
      track.stop();
    }
    this.changed(null, null);
  }

  setHint(hint: ContentHint): void {
    this.store.update((state) => ({ ...state, hint }));
    const { stream } = this.store.get();
    if (!stream) return;
    stream.getVideoTracks()[0]!.contentHint = hint;
    this.changed(stream.getVideoTracks()[0]!, stream.getAudioTracks()[0] ?? null);
  }

  private begin(stream: MediaStream): void {
    const video = stream.getVideoTracks()[0]!;
    const audio = stream.getAudioTracks()[0] ?? null;
    video.contentHint = this.store.get().hint;
    if (audio) audio.contentHint = 'music';
    video.onended = () => this.stop();
    this.store.update((state) => ({ ...state, stream, withSound: audio !== null }));
    this.changed(video, audio);
  }
}
