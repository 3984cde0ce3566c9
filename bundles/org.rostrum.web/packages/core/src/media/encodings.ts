// SPDX-License-Identifier: Apache-2.0
import type { Source } from '../signal/messages';
import type { ContentHint } from './MediaTransport';

interface Layer {
  readonly scale: number;
  readonly maxBitrate: number;
}

/** Layers of the camera by the rid that the server offers: 1280x720, 640x360 and 320x180 of a 720p camera. */
const LAYERS: Readonly<Record<string, Layer>> = {
  h: { scale: 1, maxBitrate: 2_000_000 },
  m: { scale: 2, maxBitrate: 500_000 },
  l: { scale: 4, maxBitrate: 150_000 },
};
const SINGLE: Layer = { scale: 1, maxBitrate: 2_000_000 };
const CONTENT: Readonly<Record<ContentHint, { maxBitrate: number; maxFramerate: number }>> = {
  detail: { maxBitrate: 2_500_000, maxFramerate: 15 },
  motion: { maxBitrate: 4_000_000, maxFramerate: 30 },
};
const REFERENCE_PIXELS = 1280 * 720;

/** Sets bounds of the camera's encodings; a smaller camera gets less. */
export function cameraEncodings(encodings: RTCRtpEncodingParameters[], settings: MediaTrackSettings): void {
  const share = Math.min(1, ((settings.width ?? 1280) * (settings.height ?? 720)) / REFERENCE_PIXELS);
  for (const encoding of encodings) {
    const layer = LAYERS[encoding.rid ?? ''] ?? SINGLE;
    encoding.scaleResolutionDownBy = layer.scale;
    encoding.maxBitrate = Math.max(50_000, Math.round(layer.maxBitrate * share));
  }
}

export function contentEncodings(encodings: RTCRtpEncodingParameters[], hint: ContentHint): void {
  for (const encoding of encodings) Object.assign(encoding, CONTENT[hint]);
}

/**
 * Layers inside of one stream (W3C Scalable Video Coding). Of a camera the sizes depend on each other in key frames only, so a
 * receiver of the large picture pays for no small one; a screen keeps its size and gets fewer pictures.
 */
export function scalability(mimeType: string | undefined, source: Source): string | undefined {
  // of H.264 the dependency descriptor tells which frames can be left out
  if (mimeType === 'video/H264') return 'L1T3';
  if (mimeType !== 'video/VP9' && mimeType !== 'video/AV1') return undefined;
  return source === 'camera' ? 'L3T3_KEY' : 'L1T3';
}

type Codec = 'VP8' | 'H264' | 'VP9' | 'AV1';
const KNOWN: readonly Codec[] = ['VP8', 'H264', 'VP9', 'AV1'];

/** Video codecs that this browser can both send and receive, best first. */
export function supportedCodecs(): Codec[] {
  const names = (capabilities: RTCRtpCapabilities | null | undefined): Set<string> =>
    new Set(capabilities?.codecs.map((codec) => codec.mimeType.replace('video/', '').toUpperCase()));
  const sends = names(globalThis.RTCRtpSender?.getCapabilities?.('video'));
  const receives = names(globalThis.RTCRtpReceiver?.getCapabilities?.('video'));
  return KNOWN.filter((codec) => sends.has(codec) && receives.has(codec));
}
