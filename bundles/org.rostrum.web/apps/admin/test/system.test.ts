// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatBytes } from '../src/common/format';
import { hostApi } from '../src/features/extensionHost';
import { titleOf } from '../src/features/featuresApi';
import { pemOrBase64 } from '../src/https/pem';
import { bannerOf, fillOf, levelOf } from '../src/licence/licenceModel';

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

describe('the host of extension pages', () => {
  afterEach(() => vi.unstubAllGlobals());
  const answering = (status: number, body: unknown) => {
    const fetch = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status })));
    vi.stubGlobal('fetch', fetch);
    return fetch;
  };
  it.each(['https://elsewhere.example/me', '/../../panel', '/../v5/me', 'me', '/%2e%2e/v5/me'])('does not reach %s', async (path) => {
    const fetch = answering(200, {});
    await expect(hostApi.fetch(path)).rejects.toThrow(TypeError);
    await expect(hostApi.get(path)).rejects.toThrow(TypeError);
    expect(fetch).not.toHaveBeenCalled();
  });
  it('sends the token of the session with changes, and only with them', async () => {
    document.cookie = 'rostrum_csrf=abc';
    const fetch = answering(200, { ok: true });
    expect(await hostApi.post('/applause', { a: 1 })).toEqual({ ok: true });
    await hostApi.get('/applause?page=2');
    await hostApi.fetch('/applause', { method: 'DELETE' });
    expect(fetch.mock.calls.map(([url, init]) => [url, new Headers(init.headers).get('X-CSRF-Token')])).toEqual([
      ['/api/v4/applause', 'abc'], ['/api/v4/applause?page=2', null], ['/api/v4/applause', 'abc'],
    ]);
  });
  it('throws refusals with their word', async () => {
    answering(409, { error: { errors: [{ reason: 'exampleBusy', location: 'a' }, { reason: 'required', location: 'b' }] } });
    await expect(hostApi.delete('/applause')).rejects.toMatchObject({ status: 409, reason: 'exampleBusy', location: 'a', others: [{ reason: 'required', location: 'b' }] });
  });
});

it('titles of extension pages come in the nearest language', () => {
  const page = { id: 'x', titles: { en: 'Example', fr: 'Exemple' }, module: '/x.js' };
  expect(['fr', 'fr-CA', 'ru'].map((language) => titleOf(page, language))).toEqual(['Exemple', 'Exemple', 'Example']);
});

it('sizes are written in the largest unit that fits', () =>
  expect([0, 1023, 1536, 48_213_004, 5 * 1024 ** 4].map((bytes) => formatBytes(bytes, 'en'))).toEqual(['0 byte', '1,023 byte', '1.5 kB', '46 MB', '5 TB']));

it('a certificate goes as PEM, anything else in Base64', async () => {
  expect(await pemOrBase64(new Blob(['-----BEGIN CERTIFICATE-----\nAA==']))).toBe('-----BEGIN CERTIFICATE-----\nAA==');
  expect(await pemOrBase64(new Blob([new Uint8Array([0x30, 0x82, 0xff])]))).toBe('MIL/');
});
