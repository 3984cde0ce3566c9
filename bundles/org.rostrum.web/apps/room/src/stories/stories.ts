// SPDX-License-Identifier: Apache-2.0
import { AudioOutput, LocalMedia, Room, SignalClient, defaultPreferences, systemClock, type DevicePreferences, type Participant } from '@rostrum/core';
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
  muted: many(2, { role: 'participant', then: ({ server }) => (server.change('own', { microphone: false }), server.event('muted', { source: 'microphone', by: 'Mira Holm' })) }),
  people: many(15, { change: everyThird, then: ({ services }) => services.screen.panel.set('people') }),
  'people-empty': many(4, { then: ({ services }) => (services.screen.panel.set('people'), setTimeout(() => services.room.roster.search('zz'), 300)) }),
  quality: many(4, { then: ({ services }) => services.screen.panel.set('quality') }),
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

function notices({ server, services: { room } }: Scene): void {
  server.update('flags', { entry_lock: true });
  room.notices.add({ kind: 'deviceLost', device: 'microphone', label: 'Headset', fallback: 'Desk microphone (USB)' });
  room.notices.add({ kind: 'mutedSpeech' });
  room.notices.add({ kind: 'joined', name: 'Oskar Lind' });
}

function person(index: number): Participant {
  return {
    id: `p${index}`, display_name: NAMES[index % NAMES.length]!, account_id: index % 4 === 3 ? null : `p${index}@meet.example.org`, role: index === 2 ? 'moderator' : 'participant',
    presence: 'connected', microphone: true, camera: true, content: false, joined_at: Date.now() - 60_000,
  };
}

/** Builds the room of a story; the meeting begins by itself unless the story is about what comes before. */
export function build(setting: Setting): RoomServices {
  const people = Array.from({ length: setting.others ?? 2 }, (_, index) => person(index)).map((each, index) => ({ ...each, ...setting.change?.(each, index) }));
  const preferences = { ...defaultPreferences, ...setting.preferences };
  const own: Participant = { ...person(0), id: 'own', display_name: 'Ada Berg', account_id: 'ada@meet.example.org', role: setting.role ?? 'owner', camera: preferences.cameraOn };
  const server = new FakeServer({ people, own, topic: TOPIC, ...(setting.refuse && { refuse: setting.refuse }) });
  const devices = new FakeDevices(setting.devices) as unknown as MediaDevices;
  const signal = new SignalClient({ sockets: server.sockets, clock: systemClock, random: Math.random, hello: () => ({ version: 1, client: { kind: 'browser', name: 'story' }, app_instance: '0'.repeat(32) }) });
  const transport = new FakeTransport(new Set(setting.paused));
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

