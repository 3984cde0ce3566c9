// SPDX-License-Identifier: Apache-2.0
import { every, type Clock } from '../base/clock';
import { Disposer } from '../base/disposer';
import { createStore, select, type Readable } from '../base/store';
import type { CaptureKind, LocalMedia } from '../devices/LocalMedia';
import type { AudioOutput } from '../devices/AudioOutput';
import { watchMutedSpeech } from '../devices/mutedSpeech';
import { ScreenShare } from '../devices/ScreenShare';
import { comings, fromSnapshot, reduce, type Meeting } from '../meeting/meeting';
import { nextSpeaker, noSpeaker, type SpeakerState } from '../meeting/speaker';
import type { LipState } from '../media/LipSync';
import type { DirectEvent } from '../media/DirectTransport';
import type { MediaTransport, PictureWish } from '../media/MediaTransport';
import { quality, type Quality } from '../media/quality';
import { Reports } from '../media/Reports';
import type { TransportStats } from '../media/stats';
import type { Events, Requests, RequestType, Right, Snapshot } from '../signal/messages';
import type { SignalClient, SignalEvents } from '../signal/SignalClient';
import { codeOf } from '../signal/SignalError';
import { Notices } from './Notices';
import { Roster } from './Roster';
import { SelfState } from './SelfState';

/** A transport through the server, which tells about it by events. */
export interface ServerTransport extends MediaTransport {
  offered(offer: Events['media.offer']): void;
  mapped(slots: Events['media.slots']): void;
  timed(clocks: Events['media.clocks']): void;
  watched(layers: Events['media.layers']): void;
  limited(limits: Events['media.limits']): void;
  closedByServer(closed: Events['media.closed']): void;
  /** How sound and picture of each person stand to each other. */
  readonly lips: readonly LipState[];
  /** Something about a transport to another participant, where there can be one. */
  peer?(event: DirectEvent): void;
}

export interface RoomParts {
  readonly signal: SignalClient;
  readonly transport: ServerTransport;
  readonly local: LocalMedia;
  readonly audio: AudioOutput;
  readonly mediaDevices: MediaDevices | undefined;
  readonly clock: Clock;
}

export interface JoinWishes {
  readonly conferenceId: string;
  readonly displayName?: string;
  readonly pin?: string;
}

export interface Speaking {
  /** Loudest first. */
  readonly now: readonly string[];
  readonly shown: SpeakerState;
  /** Latest first. */
  readonly recent: readonly string[];
}

const STATS_INTERVAL = 2_000;
const REMEMBERED_SPEAKERS = 16;
/** Above this many people ordinary coming and going is not told (ux.md section 3). */
const QUIET_ABOVE = 5;

/** The meeting room without its looks: joins what signalling, media and devices do, and takes the commands of the person. */
export class Room {
  readonly signal: SignalClient;
  readonly transport: ServerTransport;
  readonly local: LocalMedia;
  readonly audio: AudioOutput;
  readonly share: ScreenShare;
  readonly roster: Roster;
  readonly notices: Notices;
  readonly reports: Reports;
  /** Null before the first seat; kept afterwards, so that the end can be told. */
  readonly meeting = createStore<Meeting | null>(null);
  readonly speaking = createStore<Speaking>({ now: [], shown: noSpeaker, recent: [] });
  readonly quality = createStore<Quality | null>(null);
  /** No pictures are received or sent. */
  readonly audioOnly = createStore(false);
  readonly draining = createStore(false);
  private readonly self: SelfState;
  private readonly clock: Clock;
  private readonly scope = new Disposer();
  private wishes: readonly PictureWish[] = [];
  private lastStats: TransportStats | null = null;
  /** As last known: what changed is told. */
  private mayShare = true;
  /** What was on before the meeting was put aside; null while it is not. */
  private aside: { microphone: boolean; camera: boolean } | null = null;

  constructor(parts: RoomParts) {
    ({ signal: this.signal, transport: this.transport, local: this.local, audio: this.audio, clock: this.clock } = parts);
    this.notices = new Notices(this.clock);
    this.roster = new Roster((type, body) => this.signal.request(type, body), this.clock);
    this.reports = new Reports((type, body) => this.signal.request(type, body));
    this.self = new SelfState((type, body) => this.signal.request(type, body));
    this.share = new ScreenShare(parts.mediaDevices, (video, audio) => this.shared(video, audio));
    this.scope.add(
      this.signal.events.on('snapshot', (event) => this.seated(event)),
      this.signal.events.on('update', (update) => this.updated(update)),
      select(this.signal.connection, (state) => state.phase).subscribe(() => this.phaseChanged()),
      this.signal.rights.subscribe(() => this.rightsChanged()),
      this.local.events.on('track', ({ kind, track }) => this.transport.send(kind, track)),
      this.local.events.on('lost', ({ kind, label, fallback }) => this.deviceLost(kind, label, fallback)),
      this.transport.remote.subscribe(() => this.hear()),
      select(this.transport.state, (state) => state.phase).subscribe(() => this.transport.state.get().phase === 'connected' && this.reports.renewed()),
      select(this.local.state, (state) => state.speaker).subscribe(() => this.audio.setSpeaker(this.local.state.get().speaker)),
      watchMutedSpeech(this.local.level, () => this.isMutedInMeeting(), this.clock, () => this.notices.add({ kind: 'mutedSpeech' })),
      every(this.clock, STATS_INTERVAL, () => void this.measure()),
    );
    this.audio.setSpeaker(this.local.state.get().speaker);
  }

  /** True while there is a seat, connected or held. */
  get inMeeting(): Readable<boolean> {
    return select(this.signal.connection, ({ phase }) => phase === 'seated' || phase === 'reconnecting');
  }

  /**
   * Takes a seat. Media are asked for in the same breath, before the answer: the server handles the requests of a connection in
   * order, and the first picture comes a round trip earlier.
   */
  async join({ conferenceId, displayName, pin }: JoinWishes): Promise<void> {
    this.draining.set(false);
    const { microphone, camera } = this.local.state.get();
    const joined = this.signal.join(
      {
        conference_id: conferenceId,
        ...(displayName && { display_name: displayName }),
        ...(pin && { pin }),
        microphone: microphone.on,
        camera: camera.on,
      },
      () => this.transport.connect(),
    );
    this.transport.send('microphone', this.local.track('microphone'));
    this.transport.send('camera', this.local.track('camera'));
    await joined.catch((error: unknown) => {
      this.transport.close();
      throw error;
    });
  }

  /** Takes the seat back that this page had before it was loaded anew; rejects where it is held no longer. */
  async rejoin(token: string): Promise<void> {
    await this.signal.rejoin(token);
    this.transport.send('microphone', this.local.track('microphone'));
    this.transport.send('camera', this.local.track('camera'));
  }

  leave(): Promise<void> {
    return this.signal.leave();
  }

  async setOn(kind: CaptureKind, on: boolean): Promise<void> {
    await this.local.setOn(kind, on);
    const { on: open, problem } = this.local.state.get()[kind];
    if (on && problem && this.inMeeting.get()) this.notices.add({ kind: 'deviceProblem', device: kind, problem });
    this.tellSelf({ [kind]: open });
  }

  toggle(kind: CaptureKind): Promise<void> {
    return this.setOn(kind, !this.local.state.get()[kind].on);
  }

  /** Whether the person has this right here and now (30 §8). */
  may(right: Right): boolean {
    return this.signal.rights.get()?.includes(right) ?? true;
  }

  async toggleShare(): Promise<void> {
    if (this.share.state.get().stream) return this.share.stop();
    if (!this.may('screen_share')) return this.notices.add({ kind: 'rightMissing', right: 'screen_share' });
    if (await this.share.start()) this.notices.add({ kind: 'shareFailed' });
  }

  async setAudioOnly(audioOnly: boolean): Promise<void> {
    this.audioOnly.set(audioOnly);
    this.transport.show(audioOnly ? [] : this.wishes);
    if (audioOnly) await this.setOn('camera', false);
  }

  /** The pictures on the screen, most important first. */
  show(wishes: readonly PictureWish[]): void {
    this.wishes = wishes;
    if (!this.audioOnly.get()) this.transport.show(wishes);
  }

  /** Sends a command; a refusal is told to the person. True if it was done. */
  async command<T extends RequestType>(type: T, body: Requests[T]): Promise<boolean> {
    try {
      await this.signal.request(type, body);
      return true;
    } catch (error) {
      this.notices.add({ kind: 'refused', code: codeOf(error) });
      return false;
    }
  }

  /** Puts the meeting aside, so that another one can be held: nothing is sent or received; and takes it up again (00/R-88). */
  async hold(on: boolean): Promise<void> {
    if (on === (this.aside !== null)) return;
    if (on) {
      const { microphone, camera } = this.local.state.get();
      this.aside = { microphone: microphone.on, camera: camera.on };
      this.share.stop();
      await Promise.all([this.setOn('microphone', false), this.setOn('camera', false)]);
      this.transport.close();
    } else {
      const before = this.aside!;
      this.aside = null;
      this.transport.connect();
      await Promise.all([before.microphone && this.setOn('microphone', true), before.camera && this.setOn('camera', true)]);
    }
  }

  /** Ends everything that the room holds, devices included. */
  close(): void {
    this.scope.dispose();
    this.share.stop();
    this.transport.close();
    this.audio.close();
    this.local.close();
    this.signal.close();
  }

  private seated({ snapshot, resumed }: SignalEvents['snapshot']): void {
    const before = this.meeting.get();
    this.meeting.set(fromSnapshot(snapshot));
    this.draining.set(false);
    if (!resumed) return this.firstSeat();
    this.notices.add({ kind: 'resumed' });
    if (!this.aside) this.transport.signalling(true);
    this.reports.renewed();
    this.roster.resumed();
    this.closeWhatModeratorsClosed(snapshot);
    if (before) this.tellComings(before, this.meeting.get()!);
  }

  private firstSeat(): void {
    const media = this.transport.state.get();
    if (media.phase === 'idle' || (media.phase === 'connecting' && media.failures > 0)) this.transport.connect();
    this.roster.resumed();
  }

  private closeWhatModeratorsClosed({ own }: Snapshot): void {
    const { microphone, camera } = this.local.state.get();
    const here = { microphone: microphone.on, camera: camera.on, content: this.share.state.get().stream !== null };
    for (const source of this.self.resumed(own, here)) this.closeHere(source);
  }

  private updated(update: SignalEvents['update']): void {
    switch (update.type) {
      case 'media.answer':
      case 'media.candidate':
        return this.transport.peer?.(update);
      case 'media.offer':
        return update.body.transport === 'server' ? this.transport.offered(update.body) : this.transport.peer?.(update);
      case 'media.slots':
        return this.transport.mapped(update.body);
      case 'media.clocks':
        return this.transport.timed(update.body);
      case 'media.layers':
        return this.transport.watched(update.body);
      case 'media.limits':
        return this.transport.limited(update.body);
      case 'media.closed':
        return update.body.transport === 'server' ? this.transport.closedByServer(update.body) : this.transport.peer?.(update);
      case 'media.stats':
        return this.reports.reported(update.body);
      case 'media.quality':
        return this.reports.rated(update.body);
      case 'media.speakers':
        return this.spoken(update.body.speakers);
      case 'roster':
        return this.roster.updated(update.body);
      case 'muted':
        return this.muted(update.body);
      case 'draining':
        this.draining.set(true);
        return this.notices.add({ kind: 'draining' });
      default:
        return this.changeMeeting(update);
    }
  }

  private changeMeeting(update: SignalEvents['update']): void {
    const before = this.meeting.get();
    if (!before) return;
    const after = reduce(before, update);
    this.meeting.set(after);
    this.tellComings(before, after);
    const moderated = before.own.role !== 'participant';
    if (moderated !== (after.own.role !== 'participant')) this.notices.add({ kind: 'moderator', granted: !moderated });
    if (before.flags.entry_lock !== after.flags.entry_lock) this.notices.add({ kind: 'entryLock', locked: after.flags.entry_lock });
  }

  private tellComings(before: Meeting, after: Meeting): void {
    if (Math.max(before.counters.present, after.counters.present, after.people.length) > QUIET_ABOVE) return;
    const { came, went } = comings(before, after);
    for (const each of came) this.notices.add({ kind: 'joined', name: each.display_name });
    for (const each of went) this.notices.add({ kind: 'left', name: each.display_name });
  }

  private spoken(speakers: readonly string[]): void {
    const own = this.meeting.get()?.own.id ?? '';
    this.speaking.update((last) => ({
      now: speakers,
      shown: nextSpeaker(last.shown, speakers, this.clock.now(), own),
      recent: remember(last.recent, speakers),
    }));
  }

  /** What one may do here comes and goes at once (30/GRP-13), also while the connection was lost; that is told, and what may not go on stops. */
  private rightsChanged(): void {
    const may = this.may('screen_share');
    if (may === this.mayShare) return;
    this.mayShare = may;
    if (!this.inMeeting.get()) return;
    if (this.share.state.get().stream) this.muted({ source: 'content', by: '', right_taken: true });
    else this.notices.add({ kind: 'mayShare', granted: may });
  }

  private muted({ source, by, right_taken }: Events['muted']): void {
    this.closeHere(source);
    this.notices.add(right_taken ? { kind: 'rightTaken', source } : { kind: 'mutedByModerator', source, by });
  }

  /** Without telling the server, which knows. */
  private closeHere(source: Events['muted']['source']): void {
    if (source === 'microphone' || source === 'camera') void this.local.setOn(source, false);
    else this.share.stop();
  }

  private phaseChanged(): void {
    const state = this.signal.connection.get();
    if (state.phase === 'reconnecting') this.transport.signalling(false);
    if (state.phase !== 'ended') return;
    this.share.stop();
    this.transport.close();
    this.local.stop();
    this.speaking.set({ now: [], shown: noSpeaker, recent: [] });
    this.quality.set(null);
    this.reports.clear();
  }

  private shared(video: MediaStreamTrack | null, audio: MediaStreamTrack | null): void {
    this.transport.send('content', video);
    this.transport.send('content_audio', audio);
    this.tellSelf({ content: video !== null });
  }

  private deviceLost(kind: CaptureKind, label: string, fallback: string | null): void {
    this.notices.add({ kind: 'deviceLost', device: kind, label, fallback });
    if (!fallback) this.tellSelf({ [kind]: false });
  }

  private tellSelf(change: Requests['self.update']): void {
    const own = this.meeting.get()?.own;
    const { phase } = this.signal.connection.get();
    if (own && (phase === 'seated' || phase === 'reconnecting')) this.self.tell(change);
  }

  private hear(): void {
    const streams = [...this.transport.remote.get().values()].filter((each) => each.slot.startsWith('a')).map((each) => each.stream);
    this.audio.play(new Set(streams));
  }

  private isMutedInMeeting(): boolean {
    return this.signal.connection.get().phase === 'seated' && !this.local.state.get().microphone.on;
  }

  private async measure(): Promise<void> {
    const stats = this.transport.state.get().phase === 'connected' ? await this.transport.stats() : null;
    if (stats && this.lastStats) this.quality.set(quality(this.lastStats, stats));
    this.lastStats = stats;
  }
}

/** The same list while nothing changes, so that nobody is drawn anew for it. */
function remember(recent: readonly string[], speakers: readonly string[]): readonly string[] {
  const next = [...new Set([...speakers, ...recent])].slice(0, REMEMBERED_SPEAKERS);
  return next.every((each, index) => each === recent[index]) ? recent : next;
}
