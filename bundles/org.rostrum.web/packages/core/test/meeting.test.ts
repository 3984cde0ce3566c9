// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { arrange, promote, type ArrangeInput } from '../src/meeting/arrange';
import { comings, fromSnapshot, moderates, reduce } from '../src/meeting/meeting';
import { nextSpeaker, noSpeaker, SPEAKER_HOLD } from '../src/meeting/speaker';
import { participant, snapshot } from './support/samples';

const meeting = fromSnapshot(snapshot());
const ids = (people: readonly { id: string }[]): string[] => people.map((each) => each.id);

describe('the meeting as a fold of updates', () => {
  it('keeps the order of joining when people change, come and go', () => {
    const next = reduce(meeting, {
      type: 'stage',
      body: { changed: [participant('a', { microphone: false }), participant('c')], removed: ['b'] },
    });
    expect(ids(next.people)).toEqual(['me', 'a', 'c']);
    expect(next.people[1]?.microphone).toBe(false);
    expect(next.own).toBe(meeting.own);
  });

  it('takes the own state from either event', () => {
    const own = participant('me', { role: 'moderator' });
    for (const next of [reduce(meeting, { type: 'self', body: { own } }), reduce(meeting, { type: 'stage', body: { changed: [own], removed: [] } })]) {
      expect(moderates(next.own)).toBe(true);
      expect(next.people[0]).toEqual(own);
    }
  });

  it('follows counters and flags and leaves the rest alone', () => {
    expect(reduce(meeting, { type: 'counters', body: { present: 9, guests: 4 } }).counters.present).toBe(9);
    expect(reduce(meeting, { type: 'flags', body: { entry_lock: true } }).flags.entry_lock).toBe(true);
    expect(reduce(meeting, { type: 'media.speakers', body: { speakers: ['a'] } })).toBe(meeting);
  });

  it('knows who came and went, oneself left out', () => {
    const next = reduce(meeting, { type: 'stage', body: { changed: [participant('c')], removed: ['b', 'me'] } });
    expect(comings(meeting, next)).toMatchObject({ came: [{ id: 'c' }], went: [{ id: 'b' }] });
  });
});

describe('the speaker', () => {
  it('is whoever speaks first, never oneself', () => {
    expect(nextSpeaker(noSpeaker, ['me', 'a'], 0, 'me').active).toBe('a');
    expect(nextSpeaker(noSpeaker, ['me'], 0, 'me')).toBe(noSpeaker);
  });

  it('changes only when somebody else stays louder for a while', () => {
    let state = nextSpeaker(noSpeaker, ['a'], 0, 'me');
    state = nextSpeaker(state, ['b', 'a'], 100, 'me');
    state = nextSpeaker(state, ['b'], 100 + SPEAKER_HOLD - 1, 'me');
    expect(state.active).toBe('a');
    expect(nextSpeaker(state, ['b'], 100 + SPEAKER_HOLD, 'me').active).toBe('b');
    const coughed = nextSpeaker(state, ['a'], 500, 'me');
    expect(nextSpeaker(coughed, ['b'], 100 + SPEAKER_HOLD, 'me').active).toBe('a');
  });

  it('stays while nobody speaks', () => {
    expect(nextSpeaker({ active: 'a', challenger: null, since: 0 }, [], 9_999, 'me').active).toBe('a');
  });
});

describe('the arrangement', () => {
  const base: ArrangeInput = {
    people: ['me', 'a', 'b', 'c'].map((id) => participant(id)),
    own: 'me',
    view: 'auto',
    pinned: null,
    activeSpeaker: null,
    compact: false,
    pageSize: 16,
    page: 0,
    recentSpeakers: [],
  };
  const people = (count: number) => ['me', ...Array.from({ length: count }, (_, index) => `p${index}`)].map((id) => participant(id));
  const keys = (tiles: readonly { key: string }[]): string[] => tiles.map((each) => each.key);

  it('shows all in the order of joining, oneself last', () => {
    expect(keys(arrange(base).tiles)).toEqual(['a:camera', 'b:camera', 'c:camera', 'me:camera']);
  });

  it('lets the own picture float with one other, and always on small screens', () => {
    expect(arrange({ ...base, people: people(1) })).toMatchObject({ kind: 'grid', floating: { key: 'me:camera' }, tiles: [{ key: 'p0:camera' }] });
    expect(arrange({ ...base, compact: true }).floating?.key).toBe('me:camera');
    expect(arrange({ ...base, people: people(0) })).toMatchObject({ floating: null, tiles: [{ key: 'me:camera' }] });
  });

  it('shows the content of others large, but not in a wanted grid', () => {
    const shared = base.people.map((each) => (each.id === 'b' ? { ...each, content: true } : each));
    expect(arrange({ ...base, people: shared }).main?.key).toBe('b:content');
    expect(arrange({ ...base, people: shared, view: 'grid' }).main).toBeNull();
    expect(keys(arrange({ ...base, people: shared, view: 'grid' }).tiles)).toContain('b:content');
    const mine = base.people.map((each) => (each.id === 'me' ? { ...each, content: true } : each));
    expect(arrange({ ...base, people: mine }).main).toBeNull();
  });

  it('shows the pinned picture large in every view, and forgets it when it is gone', () => {
    for (const view of ['auto', 'grid', 'speaker'] as const) expect(arrange({ ...base, view, pinned: 'c:camera' }).main?.key).toBe('c:camera');
    expect(arrange({ ...base, pinned: 'x:camera' }).main).toBeNull();
  });

  it('follows the speaker in the speaker view', () => {
    expect(arrange({ ...base, view: 'speaker' }).main?.key).toBe('a:camera');
    expect(arrange({ ...base, view: 'speaker', activeSpeaker: 'c' })).toMatchObject({
      main: { key: 'c:camera' },
      tiles: [{ key: 'me:camera' }, { key: 'a:camera' }, { key: 'b:camera' }],
    });
  });

  it('turns pages, the own picture on each', () => {
    const many = { ...base, people: people(20), pageSize: 9 };
    expect(arrange(many)).toMatchObject({ page: 0, pages: 3 });
    expect(arrange(many).tiles).toHaveLength(9);
    const last = arrange({ ...many, page: 7 });
    expect(last.page).toBe(2);
    expect(keys(last.tiles)).toEqual(['p16:camera', 'p17:camera', 'p18:camera', 'p19:camera', 'me:camera']);
  });

  it('brings speakers to the first page without moving anybody else', () => {
    const tiles = arrange({ ...base, people: people(6), pageSize: 99 }).tiles.filter((each) => !each.own);
    expect(keys(promote(tiles, 3, ['p4', 'p0']))).toEqual(['p0:camera', 'p1:camera', 'p4:camera', 'p3:camera', 'p2:camera', 'p5:camera']);
    expect(promote(tiles, 6, ['p4'])).toBe(tiles);
  });
});
