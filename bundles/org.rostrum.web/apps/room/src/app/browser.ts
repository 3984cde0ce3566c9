// SPDX-License-Identifier: Apache-2.0
import {
  AudioOutput,
  ForwardedTransport,
  LocalMedia,
  Room,
  SignalClient,
  loadPreferences,
  savePreferences,
  signalUrl,
  systemClock,
  webSockets,
  type Requests,
} from '@rostrum/core';
import { version } from '../../package.json';

const INSTANCE_KEY = 'rostrum.instance';
/** One large picture and a full grid beside it. */
const VIDEO_SLOTS = { wide: 17, narrow: 9 };

/** The room of this page, wired to the browser it runs in. */
export function browserRoom(): Room {
  const clock = systemClock;
  const mediaDevices = navigator.mediaDevices as MediaDevices | undefined;
  const signal = new SignalClient({ sockets: webSockets(signalUrl(location)), clock, random: Math.random, hello });
  const local = new LocalMedia(mediaDevices, loadPreferences(localStorage));
  local.events.on('preferences', (preferences) => savePreferences(localStorage, preferences));
  const transport = new ForwardedTransport({
    request: (type, body) => signal.request(type, body),
    clock,
    random: Math.random,
    videoSlots: Math.min(screen.width, screen.height) < 600 ? VIDEO_SLOTS.narrow : VIDEO_SLOTS.wide,
  });
  const room = new Room({ signal, transport, local, audio: new AudioOutput(audioElement), mediaDevices, clock });
  const networkChanged = () => {
    signal.networkChanged();
    transport.networkChanged();
  };
  window.addEventListener('online', networkChanged);
  // Chromium tells of another network too; elsewhere a gap in the media does
  (navigator as { connection?: EventTarget }).connection?.addEventListener('change', networkChanged);
  transport.state.subscribe(() => transport.state.get().phase === 'interrupted' && signal.networkChanged());
  // Whoever closes the page has left; without this others would see him for 15 s more.
  window.addEventListener('pagehide', () => void room.leave());
  return room;
}

/** Elements in the page, so that the browser's own media controls know them. */
function audioElement(): HTMLAudioElement {
  const element = document.createElement('audio');
  element.dataset['testid'] = 'remote-audio';
  document.body.append(element);
  return element;
}

function hello(): Requests['hello'] {
  return {
    version: 1,
    client: { kind: 'browser', name: 'Rostrum Web', version: version, os: system(), language: navigator.language },
    app_instance: instance(),
  };
}

function system(): string {
  const agent = navigator.userAgent;
  return ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'CrOS', 'Linux'].find((each) => agent.includes(each)) ?? 'unknown';
}

/** Tells this browser profile from others; kept for as long as the browser keeps it. */
function instance(): string {
  const stored = localStorage.getItem(INSTANCE_KEY);
  if (stored && /^[0-9a-f]{32}$/.test(stored)) return stored;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(INSTANCE_KEY, made);
  return made;
}
