// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nameIn } from '../src/common/download';
import { formatBytes } from '../src/common/format';
import { hostApi } from '../src/features/extensionHost';
import { titleOf } from '../src/features/featuresApi';
import { bannerOf, fillOf, levelOf } from '../src/licence/licenceModel';
import { parseLines } from '../src/log/logLine';

describe('the licence', () => {
  it.each([
    ['valid', null, null], ['valid', 31, null], ['valid', 30, 'expiring'], ['expiring', 13, 'expiring'], ['grace', 0, 'grace'], ['expired', -3, 'expired'], ['none', null, 'none'],
  ] as const)('%s with %s days left shows %s (00/R-5)', (state, days_left, banner) => expect(bannerOf({ state, days_left })).toBe(banner));
  it('knows how full a pool is', () => {
    expect(fillOf({ limit: null, used: 7 })).toBeNull();
    expect(fillOf({ limit: 0, used: 0 })).toBe(1);
    expect(levelOf({ limit: 50, used: 44 })).toBe('free');
    expect(levelOf({ limit: 50, used: 45 })).toBe('tight');
    expect(levelOf({ limit: 50, used: 50 })).toBe('full');
    expect(levelOf({ limit: null, used: 9999 })).toBe('free');
  });
});

describe('lines of the log', () => {
  it('are taken apart, a stack trace staying with its line', () =>
    expect(parseLines(['2026-11-20T08:00:00.000Z INFO  [io-1] org.rostrum - ready', '2026-11-20T08:00:01.000Z ERROR [io-1] org.rostrum - bad\n\tat A.b', '\tat C.d'])).toEqual([
      { time: '2026-11-20T08:00:00.000Z', level: 'info', text: '[io-1] org.rostrum - ready', more: '' },
      { time: '2026-11-20T08:00:01.000Z', level: 'error', text: '[io-1] org.rostrum - bad', more: '\tat A.b\n\tat C.d' },
    ]));
  it('may have the form of the console', () =>
    expect(parseLines(['2026-11-20 08:00:00,123 | WARN  | pool-1 | o.r.Licence | ends'])[0]).toMatchObject({ level: 'warn', time: '2026-11-20 08:00:00,123' }));
  it('of another form are shown as they are', () => expect(parseLines(['something'])).toEqual([{ time: '', level: null, text: 'something', more: '' }]));
});

describe('the host of extension pages', () => {
  afterEach(() => vi.unstubAllGlobals());
  const answering = (status: number, body: unknown) => {
    const fetch = vi.fn((_url: URL, _init: RequestInit) => Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status })));
    vi.stubGlobal('fetch', fetch);
    return fetch;
  };
  it('reaches the API of this server alone', async () => {
    const fetch = answering(200, {});
    await expect(hostApi.fetch('https://elsewhere.example/api/v4/me')).rejects.toThrow(TypeError);
    await expect(hostApi.fetch('/panel/settings')).rejects.toThrow(TypeError);
    await expect(hostApi.json('get', '//elsewhere.example/api/v4/me')).rejects.toThrow(TypeError);
    expect(fetch).not.toHaveBeenCalled();
  });
  it('sends the token of the session with changes, and only with them', async () => {
    document.cookie = 'rostrum_csrf=abc';
    const fetch = answering(200, { ok: true });
    expect(await hostApi.json('POST', '/api/v4/example', { a: 1 })).toEqual({ ok: true });
    await hostApi.json('GET', '/api/v4/example');
    const sent = fetch.mock.calls.map(([, init]) => new Headers(init.headers).get('X-CSRF-Token'));
    expect(sent).toEqual(['abc', null]);
  });
  it('throws refusals with their word', async () => {
    answering(409, { error: { errors: [{ reason: 'exampleBusy', location: 'a' }] } });
    await expect(hostApi.json('DELETE', '/api/v4/example')).rejects.toMatchObject({ status: 409, reason: 'exampleBusy', location: 'a' });
  });
});

it('titles of extension pages come in the nearest language', () => {
  const page = { id: 'x', titles: { en: 'Example', fr: 'Exemple' }, module: '/x.js' };
  expect(['fr', 'fr-CA', 'ru'].map((language) => titleOf(page, language))).toEqual(['Exemple', 'Exemple', 'Example']);
});

it('sizes are written in the largest unit that fits', () =>
  expect([0, 1023, 1536, 48_213_004, 5 * 1024 ** 4].map((bytes) => formatBytes(bytes, 'en'))).toEqual(['0 byte', '1,023 byte', '1.5 kB', '46 MB', '5 TB']));

it('names of downloads are the server\'s', () => {
  expect(nameIn('attachment; filename="request.txt"')).toBe('request.txt');
  expect(nameIn(null)).toBeNull();
});
