// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { conferenceIdOf } from '../src/guest/conferenceInput';

const ORIGINS = ['https://video.example.com:8443', 'https://192.0.2.1'];

describe('conferenceIdOf (80/UGP-8)', () => {
  it.each([
    ['2697881968', '2697881968'],
    ['  \\c\\2697881968\t', '2697881968'],
    ['\\C\\lab_7', 'lab_7'],
    ['2697 881 968', '2697881968'],
    ['a-b_C', 'a-b_C'],
    ['https://video.example.com:8443/c/2697881968', '2697881968'],
    ['https://video.example.com:8443/c/2697881968/?lng=en#app=1', '2697881968'],
    ['video.example.com:8443/c/lab_7', 'lab_7'],
    ['http://192.0.2.1/c/lab_7', 'lab_7'],
    ['https://192.0.2.1/webrtc/lab_7', 'lab_7'],
  ])('finds the ID in "%s"', (input, id) => expect(conferenceIdOf(input, ORIGINS)).toBe(id));

  it.each(['', '   ', '\\c\\', 'two words', 'https://elsewhere.example/c/1', 'https://video.example.com:8443/me/1', 'x'.repeat(129), '../c/1', '/c/%'])(
    'finds none in "%s"',
    (input) => expect(conferenceIdOf(input, ORIGINS)).toBeNull(),
  );

  it('is not disturbed by an external address that is not set', () => expect(conferenceIdOf('1', ['', 'https://a'])).toBe('1'));
});
