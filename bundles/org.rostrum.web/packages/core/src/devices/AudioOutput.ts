// SPDX-License-Identifier: Apache-2.0
import { createStore, type Readable } from '../base/store';

type Sink = HTMLAudioElement & { setSinkId?: (id: string) => Promise<void> };

/** Plays what others say: one element for each stream, all on the chosen loudspeaker. */
export class AudioOutput {
  private readonly elements = new Map<MediaStream, Sink>();
  private readonly refused = createStore(false);
  private speaker: string | null = null;

  constructor(private readonly create: () => HTMLAudioElement = () => new Audio()) {}

  /** The browser wants a click before it plays sound; then call {@link unlock} from one. */
  get blocked(): Readable<boolean> {
    return this.refused;
  }

  /** Streams to be heard from now on; others fall silent. */
  play(streams: ReadonlySet<MediaStream>): void {
    for (const [stream, element] of this.elements) if (!streams.has(stream)) this.drop(stream, element);
    for (const stream of streams) if (!this.elements.has(stream)) this.add(stream);
  }

  setSpeaker(speaker: string | null): void {
    this.speaker = speaker;
    for (const element of this.elements.values()) this.route(element);
  }

  unlock(): void {
    this.refused.set(false);
    for (const element of this.elements.values()) this.begin(element);
  }

  close(): void {
    this.play(new Set());
  }

  private add(stream: MediaStream): void {
    const element: Sink = this.create();
    element.autoplay = true;
    element.srcObject = stream;
    this.elements.set(stream, element);
    this.route(element);
    this.begin(element);
  }

  private drop(stream: MediaStream, element: Sink): void {
    this.elements.delete(stream);
    element.pause();
    element.srcObject = null;
    element.remove();
  }

  private begin(element: Sink): void {
    element.play()?.catch((error: unknown) => {
      if ((error as DOMException).name === 'NotAllowedError') this.refused.set(true);
    });
  }

  private route(element: Sink): void {
    // A loudspeaker that has gone away leaves the sound on the system's.
    element.setSinkId?.(this.speaker ?? '').catch(() => element.setSinkId?.('').catch(() => undefined));
  }
}
