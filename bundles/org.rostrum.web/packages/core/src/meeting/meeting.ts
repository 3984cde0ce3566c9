// SPDX-License-Identifier: Apache-2.0
import type { Counters, Events, EventType, Flags, Participant, Snapshot } from '../signal/messages';

/** What the own seat sees of the session: a fold of the snapshot and the updates after it. */
export interface Meeting {
  readonly sessionId: string;
  readonly conferenceId: string;
  readonly topic: string;
  readonly access: Snapshot['access'];
  readonly mode: Snapshot['mode'];
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly own: Participant;
  /** Everybody on stage, oneself included, in the order of joining. */
  readonly people: readonly Participant[];
  readonly counters: Counters;
  readonly flags: Flags;
}

export function fromSnapshot(snapshot: Snapshot): Meeting {
  return {
    sessionId: snapshot.session_id,
    conferenceId: snapshot.conference_id,
    topic: snapshot.topic,
    access: snapshot.access,
    mode: snapshot.mode,
    startedAt: snapshot.started_at,
    own: snapshot.own,
    people: snapshot.stage,
    counters: snapshot.counters,
    flags: snapshot.flags,
  };
}

type Update = { [T in EventType]: { type: T; body: Events[T] } }[EventType];

/** The meeting after an update; the same object if the update does not concern it. */
export function reduce(meeting: Meeting, update: Update): Meeting {
  switch (update.type) {
    case 'stage':
      return { ...meeting, people: changed(meeting.people, update.body), own: ownIn(update.body.changed, meeting.own) };
    case 'self':
      return { ...meeting, own: update.body.own, people: meeting.people.map((each) => (each.id === update.body.own.id ? update.body.own : each)) };
    case 'counters':
      return { ...meeting, counters: update.body };
    case 'flags':
      return { ...meeting, flags: update.body };
    default:
      return meeting;
  }
}

function changed(people: readonly Participant[], { changed: news, removed }: Events['stage']): readonly Participant[] {
  const gone = new Set(removed);
  const byId = new Map(news.map((each) => [each.id, each]));
  const kept = people.filter((each) => !gone.has(each.id)).map((each) => byId.get(each.id) ?? each);
  const known = new Set(kept.map((each) => each.id));
  return [...kept, ...news.filter((each) => !known.has(each.id) && !gone.has(each.id))];
}

function ownIn(news: readonly Participant[], own: Participant): Participant {
  return news.find((each) => each.id === own.id) ?? own;
}

export function moderates(participant: Participant): boolean {
  return participant.role !== 'participant';
}

/** Who came and who went between two states of the same session, oneself left out. */
export function comings(before: Meeting, after: Meeting): { came: Participant[]; went: Participant[] } {
  const earlier = new Set(before.people.map((each) => each.id));
  const later = new Set(after.people.map((each) => each.id));
  return {
    came: after.people.filter((each) => !earlier.has(each.id) && each.id !== after.own.id),
    went: before.people.filter((each) => !later.has(each.id) && each.id !== before.own.id),
  };
}
