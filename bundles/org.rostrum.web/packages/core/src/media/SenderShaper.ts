// SPDX-License-Identifier: Apache-2.0
import type { Events, Source } from '../signal/messages';
import { cameraEncodings, contentEncodings, scalability } from './encodings';
import { bound, keepTo, shareOf } from './limits';

type Told = Events['media.layers']['rids'][number];
/** What the server said about each layer, by its rid. */
type Layers = ReadonlyMap<string, Told>;

/**
 * Bounds of what each sender sends, and which of its layers: the server says what nobody watches and what a lone layer may cost. One change after the other,
 * because parameters are read, changed and written back.
 */
export class SenderShaper {
  private readonly layers = new Map<Source, Layers>();
  private readonly sending = new Set<Source>();
  private limit: number | null = null;
  private last: Promise<void> = Promise.resolve();

  /** What the server said last about a source, for every later {@link shape}. */
  told({ source, rids }: Events['media.layers']): void {
    this.layers.set(source, new Map(rids.map((each) => [each.rid, each])));
  }

  /** What may be sent in all, bit/s; null: no limit. Every later {@link shape} keeps to it. */
  limited(limit: number | null): void {
    this.limit = limit;
  }

  /** Whether a source is sent from now on. @returns whether that changes the shares of others */
  sends(source: Source, on: boolean): boolean {
    const before = this.sending.size;
    if (on) this.sending.add(source);
    else this.sending.delete(source);
    return this.limit !== null && before !== this.sending.size;
  }

  /** A new transport sends everything until it is told otherwise. */
  reset(): void {
    this.layers.clear();
    this.limit = null;
  }

  shape(sender: RTCRtpSender, source: Source): Promise<void> {
    this.last = this.last.then(() => this.apply(sender, source)).catch((error: unknown) => console.warn(`Rostrum media: ${source} could not be bounded`, error));
    return this.last;
  }

  private async apply(sender: RTCRtpSender, source: Source): Promise<void> {
    const { track } = sender;
    const share = shareOf(source, this.limit, this.sending);
    if (track?.kind === 'audio') return bound(sender, share);
    if (track?.kind !== 'video') return;
    const parameters = sender.getParameters();
    if (!parameters.encodings?.length) return;
    if (source === 'camera') cameraEncodings(parameters.encodings, track.getSettings());
    else contentEncodings(parameters.encodings, track.contentHint === 'motion' ? 'motion' : 'detail');
    const layers = this.layers.get(source);
    const alone = parameters.encodings.length === 1;
    for (const encoding of parameters.encodings) {
      const told = layers?.get(encoding.rid ?? '') ?? (alone ? layers?.get('') : undefined);
      encoding.active = told?.active ?? true;
      if (told?.max_bitrate) encoding.maxBitrate = Math.min(encoding.maxBitrate ?? told.max_bitrate, told.max_bitrate);
    }
    keepTo(share, parameters.encodings);
    await sender.setParameters(parameters);
    if (alone) await this.scale(sender, source);
  }

  /** Layers inside of one stream, where the codec and the browser have them; without them the picture is one layer. */
  private async scale(sender: RTCRtpSender, source: Source): Promise<void> {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings as (RTCRtpEncodingParameters & { scalabilityMode?: string })[];
    const mode = scalability(parameters.codecs?.[0]?.mimeType, source);
    if (!encoding || !mode || encoding.scalabilityMode === mode) return;
    encoding.scalabilityMode = mode;
    try {
      await sender.setParameters(parameters);
    } catch {
      console.info(`Rostrum media: ${source} is sent without ${mode}`);
    }
  }
}
