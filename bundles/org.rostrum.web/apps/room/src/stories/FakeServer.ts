// SPDX-License-Identifier: Apache-2.0
import type { Counters, Participant, Report, SocketFactory, SocketHandlers } from '@rostrum/core';

export interface ServerScript {
  readonly people: readonly Participant[];
  readonly own: Participant;
  /** Code with which every join is refused. */
  readonly refuse?: string;
  readonly topic: string;
}

interface Request {
  type: string;
  id: string;
  body: Record<string, unknown>;
}

/** A signalling server in the page: one meeting with scripted people, which obeys what a moderator commands. */
export class FakeServer {
  /** No socket opens while this is set. */
  unreachable = false;
  /** Told to a client that wants figures. */
  report: Report | undefined;
  private handlers: SocketHandlers | undefined;
  private people: Participant[];
  private own: Participant;
  private locked = false;
  private seq = 0;

  constructor(private readonly script: ServerScript) {
    this.people = [...script.people];
    this.own = script.own;
  }

  readonly sockets: SocketFactory = (handlers) => {
    this.handlers = handlers;
    queueMicrotask(() => (this.unreachable ? handlers.closed(1006, '') : handlers.open()));
    return { send: (text) => queueMicrotask(() => this.take(JSON.parse(text) as Request)), close: () => undefined };
  };

  breakOff(): void {
    this.unreachable = true;
    this.handlers?.closed(1006, '');
  }

  event(type: string, body: unknown): void {
    this.send({ type, body });
  }

  update(type: string, body: unknown): void {
    this.send({ type, seq: ++this.seq, body });
  }

  change(id: string, change: Partial<Participant>): void {
    this.people = this.people.map((each) => (each.id === id ? { ...each, ...change } : each));
    if (id === this.own.id) this.own = { ...this.own, ...change };
    const changed = id === this.own.id ? this.own : this.people.find((each) => each.id === id);
    if (changed) this.update('stage', { changed: [changed], removed: [] });
  }

  remove(id: string): void {
    this.people = this.people.filter((each) => each.id !== id);
    this.update('stage', { changed: [], removed: [id] });
    this.update('counters', this.counters());
  }

  private take({ type, id, body }: Request): void {
    if (type === 'join' && this.script.refuse) return this.send({ type: 'error', id, body: { code: this.script.refuse, message: 'as the story says' } });
    this.send({ type: 'ok', id, body: this.answer(type, body) });
    this.obey(type, body);
  }

  private answer(type: string, body: Record<string, unknown>): unknown {
    switch (type) {
      case 'hello':
        return {
          version: 1, connection_id: 'story', ping_interval_ms: 2_000, types: [], limits: { message_bytes: 65_536, messages_per_second: 50 },
          server: { name: 'meet.example.org', version: '0.1.0', time: Date.now() },
          identity: { kind: 'guest', name: '#guest:1', display_name: this.own.display_name },
        };
      case 'join':
      case 'resume':
        if (typeof body['microphone'] === 'boolean') this.own = { ...this.own, microphone: body['microphone'] };
        return { resume_token: 'a'.repeat(24), snapshot: this.snapshot() };
      case 'ping':
        return { time: Date.now() };
      case 'roster.subscribe':
        return this.window(Number(body['offset']), String(body['search'] ?? ''));
      default:
        return {};
    }
  }

  private obey(type: string, body: Record<string, unknown>): void {
    const id = String(body['participant_id']);
    if (type === 'media.stats' && body['on'] && this.report) this.event('media.stats', this.report);
    if (type === 'self.update') this.change(this.own.id, body);
    if (type === 'participant.mute') this.change(id, { [String(body['source'])]: false });
    if (type === 'participant.role') this.change(id, { role: body['moderator'] ? 'moderator' : 'participant' });
    if (type === 'participant.remove') this.remove(id);
    if (type === 'participant.mute_all') for (const each of this.people) this.change(each.id, { microphone: false });
    if (type === 'session.lock') this.update('flags', { entry_lock: (this.locked = body['locked'] === true) });
    if (type === 'session.end') this.event('ended', { cause: 'conference_ended', by: this.own.display_name });
    if (type.startsWith('participant.')) this.event('roster', this.window(0, ''));
  }

  private window(offset: number, search: string) {
    const found = [this.own, ...this.people].filter((each) => each.display_name.toLowerCase().includes(search.toLowerCase()));
    return { total: found.length, offset, entries: found.slice(offset, offset + 50) };
  }

  private snapshot() {
    return {
      seq: this.seq, session_id: '0123456789abcdef', conference_id: '4711', topic: this.script.topic, access: 'public', mode: 'all_on_screen',
      started_at: Date.now() - 754_000, own: this.own, stage: [this.own, ...this.people], counters: this.counters(), flags: { entry_lock: this.locked },
    };
  }

  private counters(): Counters {
    const all = [this.own, ...this.people];
    return { present: all.length, guests: all.filter((each) => each.guest).length };
  }

  private send(message: unknown): void {
    this.handlers?.text(JSON.stringify(message));
  }
}
