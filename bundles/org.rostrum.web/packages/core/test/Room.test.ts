// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AudioOutput } from '../src/devices/AudioOutput';
import { LocalMedia } from '../src/devices/LocalMedia';
import { defaultPreferences, type DevicePreferences } from '../src/devices/preferences';
import { Room } from '../src/room/Room';
import { SignalClient } from '../src/signal/SignalClient';
import { FakeClock, settle } from './support/FakeClock';
import { FakeAudioContext, FakeDevices, FakeTransport } from './support/FakeMedia';
import { stubMediaStream } from './support/FakePeer';
import { FakeServer } from './support/FakeServer';
import { hello, participant, snapshot } from './support/samples';

let clock: FakeClock;
let server: FakeServer;
let devices: FakeDevices;
let transport: FakeTransport;
let room: Room;

beforeEach(() => {
  stubMediaStream();
  vi.stubGlobal('AudioContext', FakeAudioContext);
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  make();
});

afterEach(() => {
  room.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function make(preferences: Partial<DevicePreferences> = {}): void {
  clock = new FakeClock();
  server = new FakeServer();
  devices = new FakeDevices();
  transport = new FakeTransport();
  const mediaDevices = devices as unknown as MediaDevices;
  const signal = new SignalClient({
    sockets: server.factory,
    clock,
    random: () => 0,
    hello: () => ({ version: 1, client: { kind: 'browser', name: 'test' }, app_instance: '0'.repeat(32) }),
  });
  room = new Room({ signal, transport, local: new LocalMedia(mediaDevices, { ...defaultPreferences, ...preferences }), audio: new AudioOutput(), mediaDevices, clock });
}

async function greet(): Promise<void> {
  server.last.accept();
  server.last.answer('hello', hello);
  await settle();
}

async function join(more: Parameters<typeof snapshot>[0] = {}): Promise<void> {
  await room.local.start();
  const joined = room.join({ conferenceId: '42', displayName: 'Ann' });
  await greet();
  server.last.answer('join', { resume_token: 'token-1', snapshot: snapshot(more) });
  await joined;
}

async function resume(more: Parameters<typeof snapshot>[0] = {}): Promise<void> {
  await clock.advance(1);
  await greet();
  server.last.answer('resume', { resume_token: 'token-2', snapshot: snapshot(more) });
  await settle();
}

const kinds = (): string[] => room.notices.current.get().map((each) => each.kind);
const updates = () => server.last.received('self.update').map((each) => each.body);

describe('joining', () => {
  it('asks for media in the same breath, with the devices of the pre-join', async () => {
    await room.local.start();
    room.join({ conferenceId: '42', displayName: 'Ann' }).catch(() => undefined);
    await greet();
    expect(server.last.received('join')[0]?.body).toEqual({ conference_id: '42', display_name: 'Ann', microphone: true, camera: true });
    expect(transport.calls).toEqual(['connect']);
    expect(transport.sending.get('microphone')?.label).toBe('Desk');
    expect(transport.sending.get('camera')?.label).toBe('Front');
    expect(devices.asked).toHaveLength(1);
  });

  it('that is refused gives the media up', async () => {
    const joined = expect(room.join({ conferenceId: '42' })).rejects.toMatchObject({ code: 'guests_forbidden' });
    await greet();
    server.last.refuse('join', 'guests_forbidden');
    await joined;
    expect(transport.calls).toEqual(['connect', 'close']);
  });

  it('asks for media again if the server wanted the seat first', async () => {
    const joined = room.join({ conferenceId: '42' });
    await greet();
    transport.state.set({ phase: 'connecting', failures: 1 });
    server.last.answer('join', { resume_token: 'token-1', snapshot: snapshot() });
    await joined;
    expect(transport.calls).toEqual(['connect', 'connect']);
  });
});

describe('own devices', () => {
  it('tell the server when they are switched, and nothing is sent while muted', async () => {
    await join();
    await room.toggle('microphone');
    expect(updates()).toEqual([{ microphone: false }]);
    expect(transport.sending.get('microphone')).toBeNull();
    await room.toggle('camera');
    expect(devices.open).toEqual(['Desk']);
    await room.toggle('camera');
    expect(transport.sending.get('camera')?.label).toBe('Front');
    expect(updates().at(-1)).toEqual({ camera: true });
  });

  it('are all closed while muted if the notice is not wanted', async () => {
    make({ mutedHint: false });
    await join();
    await room.toggle('microphone');
    expect(devices.open).toEqual(['Front']);
    await room.toggle('microphone');
    expect(devices.open).toEqual(['Front', 'Desk']);
  });

  it('obey a moderator, who is named, and may be switched on again (80/UMD-2)', async () => {
    await join();
    server.last.event('self', { own: participant('me', { microphone: false }) }, 11);
    server.last.event('muted', { source: 'microphone', by: 'Bea' });
    await settle();
    expect(room.local.state.get().microphone.on).toBe(false);
    expect(transport.sending.get('microphone')).toBeNull();
    expect(updates()).toEqual([]);
    expect(room.notices.current.get()).toMatchObject([{ kind: 'mutedByModerator', source: 'microphone', by: 'Bea' }]);
    await room.toggle('microphone');
    expect(updates()).toEqual([{ microphone: true }]);
  });

  it('end the shared screen when its right is taken, tell why, and do not begin again without it (30/RGT-7)', async () => {
    await join();
    expect(room.may('screen_share')).toBe(true);
    await room.toggleShare();
    expect(room.share.state.get().stream).not.toBeNull();
    server.last.event('rights', { granted: ['call'] });
    server.last.event('muted', { source: 'content', by: '', right_taken: true }, 11);
    await settle();
    expect(room.share.state.get().stream).toBeNull();
    expect(room.notices.current.get()).toMatchObject([{ kind: 'rightTaken', source: 'content' }]);
    await room.toggleShare();
    expect(room.share.state.get().stream).toBeNull();
    expect(kinds()).toEqual(['rightTaken', 'rightMissing']);
    server.last.event('rights', { granted: ['call', 'screen_share'] });
    await settle();
    expect(room.notices.current.get().at(-1)).toMatchObject({ kind: 'mayShare', granted: true });
    await room.toggleShare();
    expect(room.share.state.get().stream).not.toBeNull();
  });

  it('fall back when one is unplugged', async () => {
    await join();
    devices.unplug('m1');
    await settle();
    expect(transport.sending.get('microphone')?.label).toBe('Headset');
    expect(room.notices.current.get()).toMatchObject([{ kind: 'deviceLost', label: 'Desk', fallback: 'Headset' }]);
    expect(updates()).toEqual([]);
    devices.unplug('c1');
    await settle();
    expect(transport.sending.get('camera')).toBeNull();
    expect(updates()).toEqual([{ camera: false }]);
  });

  it('that are refused keep nobody out, and one does not spoil the other', async () => {
    devices.refuse = { video: 'NotReadableError' };
    await join();
    expect(room.local.state.get()).toMatchObject({ microphone: { on: true, problem: null }, camera: { on: false, problem: 'busy' } });
    expect(transport.sending.get('microphone')?.label).toBe('Desk');
    expect(server.last.received('join')[0]?.body).toMatchObject({ microphone: true, camera: false });
    await room.toggle('camera');
    expect(room.notices.current.get()).toMatchObject([{ kind: 'deviceProblem', device: 'camera', problem: 'busy' }]);
  });

  it('that were chosen once and are gone are replaced', async () => {
    make({ microphone: 'gone' });
    await join();
    expect(room.local.state.get().microphone).toMatchObject({ on: true, device: 'm1' });
  });

  it('can be changed inside the meeting', async () => {
    await join();
    await room.local.choose('microphone', 'm2');
    expect(transport.sending.get('microphone')?.label).toBe('Headset');
    expect(devices.open).toEqual(['Front', 'Headset']);
  });

  it('are closed when the meeting is over', async () => {
    await join();
    server.last.event('ended', { cause: 'conference_ended', by: 'Bea' });
    expect(devices.open).toEqual([]);
    expect(transport.calls.at(-1)).toBe('close');
  });
});

describe('sharing', () => {
  it('sends picture and sound of the screen until it is stopped', async () => {
    await join();
    await room.toggleShare();
    expect([...transport.sending.keys()]).toEqual(['microphone', 'camera', 'content', 'content_audio']);
    expect(transport.sending.get('content')?.contentHint).toBe('detail');
    room.share.setHint('motion');
    expect(transport.sending.get('content')?.contentHint).toBe('motion');
    await room.toggleShare();
    expect(transport.sending.get('content')).toBeNull();
    expect(updates().map((each) => each['content'])).toEqual([true, true, false]);
  });

  it('ends when a moderator stops it', async () => {
    await join();
    await room.toggleShare();
    server.last.event('muted', { source: 'content', by: 'Bea' });
    expect(room.share.state.get().stream).toBeNull();
  });
});

describe('a gap (00/R-83)', () => {
  it('leaves media to themselves and brings everything back afterwards', async () => {
    await join();
    room.roster.show();
    server.last.breakOff();
    expect(transport.calls.at(-1)).toBe('signalling false');
    await resume();
    expect(transport.calls.at(-1)).toBe('signalling true');
    expect(server.last.received('roster.subscribe')).toHaveLength(1);
    expect(kinds()).toEqual(['resumed']);
  });

  it('keeps what was switched meanwhile, and what moderators closed meanwhile stays closed', async () => {
    await join();
    server.last.breakOff();
    await room.toggle('camera');
    await resume({ own: participant('me', { microphone: false }) });
    expect(updates()).toEqual([{ camera: false }]);
    expect(room.local.state.get().microphone.on).toBe(false);
  });

  it.each([
    { sharing: true, rights: ['call'], told: ['rightTaken', 'resumed'] },
    { sharing: true, rights: ['call', 'screen_share'], told: ['resumed'] },
    { sharing: false, rights: ['call'], told: ['mayShare', 'resumed'] },
  ] as const)('in which a right went tells so (30/GRP-13): %o', async ({ sharing, rights, told }) => {
    await join();
    if (sharing) await room.toggleShare();
    if (sharing) server.last.answer('self.update', {});
    await settle();
    server.last.breakOff();
    await clock.advance(1);
    server.last.accept();
    server.last.answer('hello', { ...hello, rights });
    await settle();
    server.last.answer('resume', { resume_token: 'token-2', snapshot: snapshot({ own: participant('me', { content: false }) }) });
    await settle();
    expect(room.share.state.get().stream).toBeNull();
    expect(kinds()).toEqual(told);
  });
});

describe('the people', () => {
  it('are told when they come and go, but not in a large meeting', async () => {
    await join();
    server.last.event('stage', { changed: [participant('c', { display_name: 'Cem' })], removed: ['a'] }, 11);
    expect(room.notices.current.get()).toMatchObject([{ kind: 'joined', name: 'Cem' }, { kind: 'left', name: 'A' }]);
    await clock.advance(6_001);
    expect(kinds()).toEqual([]);
    server.last.event('counters', { present: 6, guests: 0 }, 12);
    server.last.event('stage', { changed: [participant('d')], removed: [] }, 13);
    expect(kinds()).toEqual([]);
  });

  it('speak; one of them is shown', async () => {
    await join();
    server.last.event('media.speakers', { speakers: ['b', 'me'] });
    expect(room.speaking.get()).toMatchObject({ now: ['b', 'me'], shown: { active: 'b' }, recent: ['b', 'me'] });
    server.last.event('media.speakers', { speakers: [] });
    expect(room.speaking.get()).toMatchObject({ now: [], shown: { active: 'b' }, recent: ['b', 'me'] });
  });

  it('are searched by the server, once for what was typed', async () => {
    await join();
    room.roster.show();
    for (const text of ['i', 'in', 'ine']) room.roster.search(text);
    await clock.advance(300);
    expect(server.last.received('roster.subscribe').map((each) => each.body)).toEqual([{ offset: 0, limit: 50 }, { offset: 0, limit: 50, search: 'ine' }]);
    server.last.answer('roster.subscribe', { total: 1, offset: 0, entries: [participant('a')] });
    await settle();
    expect(room.roster.state.get().window?.total).toBe(1);
    room.roster.scrollTo(500);
    expect(server.last.received('roster.subscribe').at(-1)?.body).toEqual({ offset: 475, limit: 50, search: 'ine' });
  });
});

describe('commands', () => {
  it('that are refused say why', async () => {
    await join();
    const done = room.command('session.lock', { locked: true });
    server.last.refuse('session.lock', 'notModerator');
    expect(await done).toBe(false);
    expect(room.notices.current.get()).toMatchObject([{ kind: 'refused', code: 'notModerator' }]);
  });

  it('of others show: a new role, a locked entry, a restart', async () => {
    await join();
    server.last.event('self', { own: participant('me', { role: 'moderator' }) }, 11);
    server.last.event('flags', { entry_lock: true }, 12);
    server.last.event('draining', {});
    expect(kinds()).toEqual(['moderator', 'entryLock', 'draining']);
  });
});

describe('sound only', () => {
  it('asks for no pictures and closes the camera, until pictures are wanted again', async () => {
    await join();
    room.show([{ participant: 'a', source: 'camera', width: 640, height: 360 }]);
    await room.setAudioOnly(true);
    expect(transport.calls.at(-1)).toBe('show');
    expect(devices.open).toEqual(['Desk']);
    await room.setAudioOnly(false);
    expect(transport.calls.at(-1)).toBe('show a');
  });
});
