// SPDX-License-Identifier: Apache-2.0
import { portrait, slide } from './portrait';

export interface DeviceScript {
  /** Kind of device → name of the error that opening it throws. */
  readonly refuse?: Partial<Record<'microphone' | 'camera', string>>;
}

const DEVICES: readonly [MediaDeviceKind, string, string][] = [
  ['audioinput', 'default', 'Default – Desk microphone'],
  ['audioinput', 'm1', 'Desk microphone (USB)'],
  ['audioinput', 'm2', 'Headset'],
  ['videoinput', 'c1', 'Front camera'],
  ['videoinput', 'c2', 'Document camera'],
  ['audiooutput', 'default', 'Default – Speakers'],
  ['audiooutput', 's1', 'Speakers'],
  ['audiooutput', 's2', 'Headset'],
];

/** Stands in for the browser's devices: a painted camera, a humming microphone, a slide for a screen. */
export class FakeDevices extends EventTarget {
  constructor(private readonly script: DeviceScript = {}) {
    super();
  }

  async getUserMedia({ audio, video }: MediaStreamConstraints): Promise<MediaStream> {
    const { refuse } = this.script;
    if (audio && refuse?.microphone) throw new DOMException('as the story says', refuse.microphone);
    if (video && refuse?.camera) throw new DOMException('as the story says', refuse.camera);
    return new MediaStream([
      ...(audio ? [named(hum().getAudioTracks()[0]!, 'default')] : []),
      ...(video ? [named(portrait(4).getVideoTracks()[0]!, 'c1')] : []),
    ]);
  }

  async getDisplayMedia(): Promise<MediaStream> {
    return slide();
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return DEVICES.map(([kind, deviceId, label]) => ({ kind, deviceId, label, groupId: '', toJSON: () => ({}) }));
  }
}

function named(track: MediaStreamTrack, deviceId: string): MediaStreamTrack {
  const settings = track.getSettings();
  track.getSettings = () => ({ ...settings, deviceId });
  return track;
}

/** Loud and soft in turns, so that meters move. */
function hum(): MediaStream {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context, { frequency: 220 });
  const volume = new GainNode(context, { gain: 0.12 });
  tone.connect(volume).connect(output);
  tone.start();
  return output.stream;
}
