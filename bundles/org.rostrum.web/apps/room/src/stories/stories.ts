// SPDX-License-Identifier: Apache-2.0
import { AudioOutput, LocalMedia, Room, SignalClient, defaultPreferences, systemClock, type DevicePreferences, type Limitation, type Participant, type Report } from '@rostrum/core';
import type { Card, Me } from '@rostrum/api';
import { createScreen, type RoomServices } from '../app/context';
import { FakeDevices, type DeviceScript } from './FakeDevices';
import { FakeServer } from './FakeServer';
import { FakeTransport } from './FakeTransport';

interface Scene {
  readonly services: RoomServices;
  readonly server: FakeServer;
  readonly transport: FakeTransport;
}

interface Setting {
  readonly others?: number;
  readonly role?: Participant['role'];
  readonly change?: (person: Participant, index: number) => Partial<Participant>;
  readonly devices?: DeviceScript;
  readonly preferences?: Partial<DevicePreferences>;
  readonly refuse?: string;
  readonly card?: Partial<Card> | 'never';
  readonly me?: boolean;
  /** People whose pictures are paused for lack of bandwidth. */
  readonly paused?: readonly string[];
  /** Why the browser sends less than it could. */
  readonly limited?: Limitation;
  readonly lobby?: boolean;
  /** Runs once the meeting is shown. */
  readonly then?: (scene: Scene) => void;
}

const NAMES = [
  'Ines Albrecht', 'Kofi Mensah', 'Mira Holm', 'Tomás Vega', 'Yuki Tanaka', 'Lena Fischer', 'Amir Haddad', 'Chloé Dubois', 'Jan Nowak', 'Priya Nair',
  'Oskar Lind', 'Sofia Rossi', 'Daniel Okafor', 'Hana Kim', 'Viktor Petrov', 'Elif Kaya', 'Noah Becker', 'Maria Silva', 'Leo Martin', 'Aino Korhonen',
];
const TOPIC = 'Weekly product review';

const many = (others: number, more: Partial<Setting> = {}): Setting => ({ others, ...more });
const everyThird = (_: Participant, index: number): Partial<Participant> => ({ camera: index % 3 !== 2, microphone: index % 2 === 0 });
const speaks = ({ server }: Scene): void => void setInterval(() => server.event('media.speakers', { speakers: ['p1'] }), 400);

export const STORIES: Readonly<Record<string, Setting>> = {
  'lobby-guest': { lobby: true },
  'lobby-user': { lobby: true, me: true, card: { state: 'stopped' } },
  'lobby-private': { lobby: true, card: { access: 'private' } },
  'lobby-camera-off': { lobby: true, me: true, preferences: { cameraOn: false, microphoneOn: false } },
  'lobby-denied': { lobby: true, me: true, devices: { refuse: { camera: 'NotReadableError', microphone: 'NotAllowedError' } } },
  'lobby-loading': { lobby: true, card: 'never' },
  'meeting-1': many(0),
  'meeting-2': many(1, { then: speaks }),
  'meeting-3': many(2, { then: speaks }),
  'meeting-5': many(4, { change: everyThird, then: speaks }),
  'meeting-9': many(8, { change: everyThird, then: speaks }),
  'meeting-16': many(15, { change: everyThird, then: speaks }),
  'meeting-40': many(39, { change: everyThird, then: speaks }),
  'meeting-no-cameras': many(4, { change: () => ({ camera: false }), preferences: { cameraOn: false }, then: speaks }),
  speaker: many(5, { change: everyThird, then: (scene) => (speaks(scene), scene.services.screen.view.set('speaker')) }),
  pinned: many(5, { then: ({ services }) => services.screen.pinned.set('p2:camera') }),
  content: many(4, { change: (_, index) => ({ content: index === 1 }), then: speaks }),
  sharing: many(3, { then: ({ services }) => void services.room.toggleShare() }),
  'poor-network': many(3, { paused: ['p2'], change: (_, index) => ({ presence: index === 2 ? 'away' : 'connected' }) }),
  'audio-only': many(3, { then: ({ services }) => void services.room.setAudioOnly(true) }),
  'media-lost': many(3, { then: ({ transport }) => transport.state.set({ phase: 'connecting', failures: 4 }) }),
  reconnecting: many(3, { then: ({ server }) => server.breakOff() }),
  notices: many(2, { then: notices }),
  'right-taken': many(2, { role: 'participant', then: ({ server }) => {
    server.event('rights', { granted: ['call'] });
    server.event('muted', { source: 'content', by: '', right_taken: true });
  } }),
  muted: many(2, { role: 'participant', then: ({ server }) => (server.change('own', { microphone: false }), server.event('muted', { source: 'microphone', by: 'Mira Holm' })) }),
  people: many(15, { change: everyThird, then: ({ services }) => services.screen.panel.set('people') }),
  'people-empty': many(4, { then: ({ services }) => (services.screen.panel.set('people'), setTimeout(() => services.room.roster.search('zz'), 300)) }),
  quality: many(4, { then: (scene) => (reports(scene, 'good', 'none'), scene.services.screen.panel.set('quality')) }),
  'quality-poor': many(4, { paused: ['p2'], limited: 'cpu', then: (scene) => (reports(scene, 'poor', 'bandwidth'), scene.services.screen.panel.set('quality')) }),
  keys: many(2, { then: ({ services }) => services.screen.help.set(true) }),
  'dialog-remove': many(2, { then: ({ services }) => services.screen.question.set({ kind: 'remove', participant: services.room.meeting.get()!.people[1]! }) }),
  'dialog-end': many(2, { then: ({ services }) => services.screen.question.set({ kind: 'end' }) }),
  ...Object.fromEntries(
    ['not_found', 'not_started', 'not_invited', 'guests_forbidden', 'registration_required', 'registration_closed', 'pin_required', 'pin_wrong', 'entry_banned',
      'excluded', 'guest_limit', 'participants_limit', 'licence_limit', 'licence_expired', 'extension_not_licensed', 'conferences_limit', 'method_disabled', 'duplicate_link', 'shutting_down',
      'other_reason']
      .map((code) => [`refused-${code}`, { refuse: code } satisfies Setting]),
  ),
  ...Object.fromEntries(
    ['hung_up', 'conference_ended', 'connection_lost', 'excluded', 'moved', 'licence_withdrawn', 'server_stopped'].map((cause) => [
      `ended-${cause}`,
      many(2, { then: ({ server }) => server.event('ended', { cause, by: cause === 'excluded' || cause === 'conference_ended' ? 'Mira Holm' : null }) }),
    ]),
  ),
};

/** The server tells of everybody, and of the own connection while the panel is open. */
function reports({ server }: Scene, level: Report['level'], cause: Report['cause']): void {
  const levels = [level, 'good', 'fair', 'poor', 'good'] as const;
  server.event('media.quality', { participants: ['own', 'p0', 'p1', 'p2', 'p3'].map((participant_id, index) => ({ participant_id, level: levels[index] })) });
  server.report = report(level, cause);
}

function report(level: Report['level'], cause: Report['cause']): Report {
  const layer = (name: string, height: number, bitrate: number): Report['streams'][number] => ({
    direction: 'up', participant_id: 'own', source: 'camera', codec: 'VP8', layer: name, width: (height * 16) / 9, height, fps: 30, bitrate, loss_percent: 0.4, jitter_ms: 5, paused: 'none',
  });
  return {
    transport: 'server', level, cause, path: 'udp', address: '203.0.113.7:51234', round_trip_ms: 38, available_bps: level === 'good' ? 6_200_000 : 410_000,
    streams: [layer('h', 720, 1_700_000), layer('m', 360, 480_000), layer('l', 180, 140_000)],
  };
}

function notices({ server, services: { room } }: Scene): void {
  server.update('flags', { entry_lock: true });
  room.notices.add({ kind: 'deviceLost', device: 'microphone', label: 'Headset', fallback: 'Desk microphone (USB)' });
  room.notices.add({ kind: 'mutedSpeech' });
  room.notices.add({ kind: 'joined', name: 'Oskar Lind' });
}

function person(index: number): Participant {
  return {
    id: `p${index}`, display_name: NAMES[index % NAMES.length]!, account_id: index % 4 === 3 ? null : `p${index}@meet.example.org`, guest: index % 4 === 3, role: index === 2 ? 'moderator' : 'participant',
    presence: 'connected', microphone: true, camera: true, content: false, joined_at: Date.now() - 60_000,
  };
}

/** Builds the room of a story; the meeting begins by itself unless the story is about what comes before. */
export function build(setting: Setting): RoomServices {
  const people = Array.from({ length: setting.others ?? 2 }, (_, index) => person(index)).map((each, index) => ({ ...each, ...setting.change?.(each, index) }));
  const preferences = { ...defaultPreferences, ...setting.preferences };
  const own: Participant = { ...person(0), id: 'own', display_name: 'Ada Berg', account_id: 'ada@meet.example.org', guest: false, role: setting.role ?? 'owner', camera: preferences.cameraOn };
  const server = new FakeServer({ people, own, topic: TOPIC, ...(setting.refuse && { refuse: setting.refuse }) });
  const devices = new FakeDevices(setting.devices) as unknown as MediaDevices;
  const signal = new SignalClient({ sockets: server.sockets, clock: systemClock, random: Math.random, hello: () => ({ version: 1, client: { kind: 'browser', name: 'story' }, app_instance: '0'.repeat(32) }) });
  const transport = new FakeTransport(new Set(setting.paused), setting.limited);
  const room = new Room({ signal, transport, local: new LocalMedia(devices, preferences), audio: new AudioOutput(), mediaDevices: devices, clock: systemClock });
  const services: RoomServices = { room, screen: createScreen(), conferenceId: '4711', api: fakeApi(setting) };
  if (!setting.lobby && !setting.refuse) void begin({ services, server, transport }, setting);
  return services;
}

async function begin(scene: Scene, setting: Setting): Promise<void> {
  const { room, screen } = scene.services;
  await room.local.start();
  await room.join({ conferenceId: '4711', displayName: 'Ada Berg' });
  screen.joinedAt.set(Date.now() - 754_000);
  setTimeout(() => setting.then?.(scene), 100);
}

function fakeApi({ card, me, refuse }: Setting): RoomServices['api'] {
  const shown: Card = {
    id: '4711', topic: TOPIC, description: '', owner_name: 'Mira Holm', access: 'public', launch_type: 'room', state: 'running', url: '/c/4711', join: { browser: true },
    ...(typeof card === 'object' && card),
  };
  const user: Me = { id: '1', uid: 'ada@meet.example.org', display_name: 'Ada Berg', email: '', kind: 'user' } as Me;
  return {
    card: () => (card === 'never' ? new Promise(() => undefined) : Promise.resolve(shown)),
    me: () => Promise.resolve(me || refuse ? user : null),
    createGuest: (display_name) => Promise.resolve({ display_name }),
  };
}

/** Stories about refusals press the button by themselves. */
export const pressesJoin = (setting: Setting): boolean => setting.refuse !== undefined;

