// SPDX-License-Identifier: Apache-2.0
import type { Readable } from '../base/store';
import type { Slot, Source } from '../signal/messages';
import type { TransportStats } from './stats';

export type TransportState =
  | { phase: 'idle' }
  /** `failures`: connections in a row that did not come about or broke. */
  | { phase: 'connecting'; failures: number }
  | { phase: 'connected' }
  /** Was connected and hears nothing at the moment. */
  | { phase: 'interrupted' };

/** What a receive slot carries now. */
export interface RemoteTrack {
  readonly slot: string;
  readonly participant: string | null;
  readonly source: Source;
  readonly stream: MediaStream;
  readonly paused: Slot['paused'];
  /** Of the forwarded layer, pixels; 0 if unknown. */
  readonly width: number;
  readonly height: number;
}

/** A picture wanted, in device pixels. */
export interface PictureWish {
  readonly participant: string;
  readonly source: 'camera' | 'content';
  readonly width: number;
  readonly height: number;
}

/** How a shared screen is treated when there is not enough bandwidth: sharp or smooth. */
export type ContentHint = 'detail' | 'motion';

/**
 * Carries media to and from one end: the server, which forwards, or one other participant. The room works with either; a
 * one-to-one call may hold both while it moves from one to the other.
 */
export interface MediaTransport {
  /** `server`, or the participant at the other end. */
  readonly name: string;
  readonly state: Readable<TransportState>;
  /** By name of the slot. */
  readonly remote: Readable<ReadonlyMap<string, RemoteTrack>>;
  /** Connects, or connects anew; goes on trying until closed. */
  connect(): void;
  close(): void;
  /** What is sent as `source` from now on; null: nothing. */
  send(source: Source, track: MediaStreamTrack | null): void;
  /** All pictures wanted, most important first; replaces the last call. */
  show(wishes: readonly PictureWish[]): void;
  /** The signalling connection was lost or is back; media live on by themselves if they can. */
  signalling(available: boolean): void;
  stats(): Promise<TransportStats | null>;
}
