// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Notice, noticeOf, shown, together, wanted } from '../src/notice';

const AT = Date.parse('2026-03-01T09:05:00Z') / 1000;
const notice = (parts: Partial<Notice>): Notice => ({ kind: 'call', id: 'a1', at: AT, page: '/me/', accept: '/me/calls/a1', reject: '/api/v4/calls/a1/reject', ...parts });

describe('notice', () => {
  // 55/NTF-2, 10/APP-10: three levels of what is told
  it.each([
    ['call', { name: 'Ada', content: 'nameAndContent' }, 'Ada', 'Incoming video call'],
    ['call', { name: 'Ada', content: 'name' }, 'Ada', 'Incoming call'],
    ['call', { content: 'anonymous' }, 'Rostrum', 'Incoming call'],
    ['conference_call', { name: 'Ada', detail: 'Budget', content: 'nameAndContent' }, 'Ada', 'Invites you to "Budget"'],
    ['conference_call', { name: 'Ada', content: 'name' }, 'Ada', 'Invitation to a conference'],
    ['conference_call', { content: 'anonymous' }, 'Rostrum', 'Invitation to a conference'],
    ['call_missed', { name: 'Ada', content: 'name' }, 'Ada', 'Missed call'],
    ['call_answered', {}, 'Rostrum', 'Answered on another device'],
    ['call_ended', {}, 'Rostrum', 'The call has ended'],
    ['something_new', {}, 'Rostrum', 'There is news for you'],
  ])('%s with %o', (kind, parts, title, body) => {
    const { title: is, options } = shown(notice({ kind, ...parts }), 'en');
    expect([is, options.body]).toEqual([title, body]);
    expect(options.tag).toBe('a1');
  });

  it('tells when a call was missed', () => {
    expect(shown(notice({ kind: 'call_missed', content: 'nameAndContent' }), 'en').options.body).toMatch(/^Missed call, \d{1,2}:\d\d/);
  });

  // 55/NTF-4, PSH-6
  it('missed calls of one caller are one notification', () => {
    const missed = (id: string) => notice({ kind: 'call_missed', id, group: 'ada', name: 'Ada', content: 'nameAndContent' });
    const first = together(missed('a1'), null);
    const again = together(missed('a1'), first);
    const second = together(missed('a2'), again);
    expect([first, again, second].map(({ count }) => count)).toEqual([1, 1, 2]);
    expect(shown(first, 'en').options).toMatchObject({ tag: 'ada', body: expect.stringMatching(/^Missed call, /) });
    expect(shown(second, 'en')).toMatchObject({ title: 'Ada', options: { tag: 'ada', body: '2 missed calls' } });
  });

  // 55/PSH-7
  it('a call can be accepted and rejected, and stays until then; its end makes no noise', () => {
    const call = shown(notice({}), 'en').options;
    expect(call.actions.map(({ action }) => action)).toEqual(['accept', 'reject']);
    expect([call.requireInteraction, call.renotify, call.silent]).toEqual([true, true, false]);
    const end = shown(notice({ kind: 'call_ended' }), 'en').options;
    expect([end.actions.length, end.requireInteraction, end.silent]).toEqual([0, false, true]);
  });

  it('clicks lead where the notice says', () => {
    expect(wanted(notice({}), '')).toEqual({ open: '/me/' });
    expect(wanted(notice({}), 'accept')).toEqual({ open: '/me/calls/a1' });
    expect(wanted(notice({}), 'reject')).toEqual({ post: '/api/v4/calls/a1/reject' });
    expect(wanted({ kind: 'call', id: 'a1', at: 0 }, 'reject')).toEqual({ open: '/me/' });
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', ''])('does not follow %s', (page) => {
    expect(wanted(notice({ page }), '')).toEqual({ open: '/me/' });
  });

  it.each(['', 'null', '[]', '{', '7', '{"kind":1,"id":"x"}', '{"kind":"call"}'])('%s is none of ours', (text) => {
    expect(noticeOf(text)).toBeNull();
  });
});
