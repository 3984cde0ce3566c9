// SPDX-License-Identifier: Apache-2.0
import {
  AudioOutput,
  browserHello,
  ForwardedTransport,
  LocalMedia,
  Room,
  SignalClient,
  loadPreferences,
  savePreferences,
  signalUrl,
  systemClock,
  webSockets,
  type Ask,
  type ServerTransport,
} from '@rostrum/core';
import { version } from '../../package.json';

/** One large picture and a full grid beside it. */
const VIDEO_SLOTS = { wide: 17, narrow: 9 };

/** The room of this page, wired to the browser it runs in. */
export function browserRoom(): Room {
  const { room } = wire((forwarded) => forwarded);
  // Whoever closes the page has left; without this others would see him for 15 s more.
  window.addEventListener('pagehide', () => void room.leave());
  return room;
}

/** A room whose media go where {@link use} leads them. */
export function wire<T extends ServerTransport & { networkChanged(): void }>(use: (forwarded: ForwardedTransport, request: Ask) => T): { room: Room; transport: T } {
  const clock = systemClock;
  const mediaDevices = navigator.mediaDevices as MediaDevices | undefined;
  const signal = new SignalClient({ sockets: webSockets(signalUrl(location)), clock, random: Math.random, hello: () => browserHello(version) });
  const local = new LocalMedia(mediaDevices, loadPreferences(localStorage));
  local.events.on('preferences', (preferences) => savePreferences(localStorage, preferences));
  const request: Ask = (type, body) => signal.request(type, body);
  const forwarded = new ForwardedTransport({
    request,
    clock,
    random: Math.random,
    videoSlots: Math.min(screen.width, screen.height) < 600 ? VIDEO_SLOTS.narrow : VIDEO_SLOTS.wide,
  });
  const transport = use(forwarded, request);
  const room = new Room({ signal, transport, local, audio: new AudioOutput(audioElement), mediaDevices, clock });
  const networkChanged = () => {
    signal.networkChanged();
    transport.networkChanged();
  };
  window.addEventListener('online', networkChanged);
  // Chromium tells of another network too; elsewhere a gap in the media does
  (navigator as { connection?: EventTarget }).connection?.addEventListener('change', networkChanged);
  transport.state.subscribe(() => transport.state.get().phase === 'interrupted' && signal.networkChanged());
  return { room, transport };
}

/** Elements in the page, so that the browser's own media controls know them. */
function audioElement(): HTMLAudioElement {
  const element = document.createElement('audio');
  element.dataset['testid'] = 'remote-audio';
  document.body.append(element);
  return element;
}
