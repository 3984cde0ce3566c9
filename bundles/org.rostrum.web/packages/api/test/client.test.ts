// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { api, ApiError } from '../src';
import { csrfToken } from '../src/client';

const fetched = vi.fn<typeof fetch>();

beforeEach(() => vi.stubGlobal('fetch', fetched));
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
  document.cookie = 'rostrum_csrf=; Max-Age=0';
});

const answer = (status: number, body?: unknown) =>
  fetched.mockResolvedValue(new Response(body === undefined ? null : JSON.stringify(body), { status }));
const asked = () => ({ url: String(fetched.mock.calls[0]![0]), ...(fetched.mock.calls[0]![1] as RequestInit) });

it('fills the path, keeps the query, reads the body', async () => {
  answer(200, { results: 0, conferences: [] });
  await expect(api.conferences('a b&c', 2, 25)).resolves.toEqual({ results: 0, conferences: [] });
  expect(asked().url).toBe('/api/v4/conferences?page=2&page_size=25&topic_cid_contains=a+b%26c');
  fetched.mockReset();
  answer(204);
  await api.deleteConference('a/b');
  expect(asked()).toMatchObject({ url: '/api/v4/conferences/a%2Fb', method: 'DELETE' });
});

it('repeats the CSRF cookie in a header on changes only', async () => {
  document.cookie = 'rostrum_csrf=t%20oken';
  answer(204);
  await api.signOut();
  expect((asked().headers as Headers).get('X-CSRF-Token')).toBe('t oken');
  fetched.mockReset();
  answer(200, { guest_page: {} });
  await api.guestPage();
  expect((asked().headers as Headers).has('X-CSRF-Token')).toBe(false);
  expect(csrfToken('other=1')).toBeNull();
});

it('throws the reason, its place and the trace of a refusal', async () => {
  answer(400, { error: { code: 400, message: 'Bad Request', errors: [{ reason: 'required', location: 'topic' }], trace_id: 't1' } });
  await expect(api.changeConference('1', {})).rejects.toEqual(new ApiError(400, 'required', 'topic', 't1'));
});

it.each([[503, 'unreachable'], [500, 'internal'], [401, 'unauthorized'], [429, 'tooManyRequests']])(
  'names a refusal %i without our body "%s"',
  async (status, reason) => {
    fetched.mockResolvedValue(new Response('<html>', { status }));
    await expect(api.guestPage()).rejects.toMatchObject({ status, reason });
  },
);

it('tells an unreachable server apart', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  await expect(api.me()).rejects.toMatchObject({ status: 0, reason: 'unreachable' });
});

it('takes 401 as "nobody is signed in" where it asks who is', async () => {
  answer(401, { error: { errors: [{ reason: 'unauthorized' }] } });
  await expect(api.me()).resolves.toBeNull();
});
