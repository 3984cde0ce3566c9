// SPDX-License-Identifier: Apache-2.0
import { vi } from 'vitest';

interface FakeTransceiver {
  mid: string;
  direction: string;
  sender: { track: unknown; replaceTrack: (track: unknown) => Promise<void>; getParameters: () => { encodings: object[]; codecs: object[] }; setParameters: (parameters: unknown) => Promise<void>; set?: unknown };
  receiver: { track: { id: string } };
}

/** As much of a peer connection as the forwarded transport touches; the offer is the list of mids. */
export class FakePeer {
  /** In which codec one layer is sent; undefined: three layers by rid. */
  codec: string | undefined;
  connectionState = 'new';
  iceConnectionState = 'new';
  configuration: Record<string, unknown> = { bundlePolicy: 'max-bundle' };
  onconnectionstatechange: (() => void) | null = null;
  localDescription: { sdp: string } | null = null;
  closed = false;
  transceivers: FakeTransceiver[] = [];

  async setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    if (sdp === 'broken') throw new Error('broken offer');
    this.transceivers = sdp.split(' ').map((mid) => this.transceivers.find((each) => each.mid === mid) ?? transceiver(mid, () => this.codec));
  }

  async createAnswer(): Promise<{ sdp: string }> {
    return { sdp: `answer to ${this.transceivers.map((each) => each.mid).join(' ')}` };
  }

  async setLocalDescription(description: { sdp: string }): Promise<void> {
    this.localDescription = description;
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  getConfiguration(): Record<string, unknown> {
    return this.configuration;
  }

  setConfiguration(configuration: Record<string, unknown>): void {
    this.configuration = configuration;
  }

  close(): void {
    this.closed = true;
  }

  become(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  of(mid: string): FakeTransceiver {
    const found = this.transceivers.find((each) => each.mid === mid);
    if (!found) throw new Error(`no ${mid}`);
    return found;
  }
}

function transceiver(mid: string, codec: () => string | undefined): FakeTransceiver {
  let set: object[] | undefined;
  const sender: FakeTransceiver['sender'] = {
    track: null,
    replaceTrack: async (track) => {
      sender.track = track;
    },
    getParameters: () => ({
      encodings: set ? structuredClone(set) : mid === 'cam' && !codec() ? [{ rid: 'h' }, { rid: 'm' }, { rid: 'l' }] : [{}],
      codecs: codec() ? [{ mimeType: `video/${codec()}` }] : [],
    }),
    setParameters: async (parameters) => {
      sender.set = parameters;
      set = (parameters as { encodings: object[] }).encodings;
    },
  };
  return { mid, direction: 'recvonly', sender, receiver: { track: { id: `track of ${mid}` } } };
}

/** Node has no MediaStream. */
export function stubMediaStream(): void {
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(private readonly tracks: unknown[]) {}
      getTracks(): unknown[] {
        return this.tracks;
      }
    },
  );
}

export function fakeTrack(kind: 'audio' | 'video'): MediaStreamTrack {
  return { kind, contentHint: '', getSettings: () => ({ width: 1280, height: 720 }) } as unknown as MediaStreamTrack;
}
