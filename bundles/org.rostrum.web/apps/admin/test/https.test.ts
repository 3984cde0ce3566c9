// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { validityOf } from '../src/https/validity';
import { addressAt, GIVE_UP_S, outcomeOf } from '../src/https/wait';

const DAY = 86_400;

describe('validity of a certificate', () => {
  const certificate = { not_before: 0, not_after: 365 * DAY };
  it.each([
    [100 * DAY, 'valid', 265], [335 * DAY, 'valid', 30], [335 * DAY + 1, 'soon', 29], [365 * DAY, 'expired', 0], [-1, 'future', 365],
  ] as const)('at second %d: %s, %d days left', (now, state, daysLeft) => expect(validityOf(certificate, now)).toMatchObject({ state, daysLeft }));
  it('tells how much of its life has passed', () => {
    expect(validityOf(certificate, 73 * DAY).passed).toBeCloseTo(0.2);
    expect(validityOf(certificate, 999 * DAY).passed).toBe(1);
  });
});

describe('waiting for the restart', () => {
  const wanted = { mode: 'custom', tls_versions: ['TLSv1.3', 'TLSv1.2'], https_port: 443, hsts: false } as const;
  const want = { ...wanted, tls_versions: [...wanted.tls_versions] };
  const old = { ...want, mode: 'self_signed' as const, state: 'active' };
  it('waits while the server is away or still has the old configuration', () => {
    expect(outcomeOf(want, null, 443, 5)).toBe('waiting');
    expect(outcomeOf(want, { ...old, state: 'restarting' }, 443, 5)).toBe('waiting');
  });
  it('is over when the wanted configuration answers, in whatever order its versions come', () =>
    expect(outcomeOf(want, { ...want, state: 'active', tls_versions: ['TLSv1.2', 'TLSv1.3'] }, 443, 5)).toBe('active'));
  it('tells that the server went back (20/TLS-14)', () => expect(outcomeOf(want, old, 443, 3)).toBe('restored'));
  it('tells that the server stays away', () => expect(outcomeOf(want, null, 443, GIVE_UP_S)).toBe('lost'));
  it('only offers the new address where the port changes', () => expect(outcomeOf({ ...want, https_port: 8443 }, null, 443, GIVE_UP_S)).toBe('moved'));
  it('makes the address at another port', () => {
    const at = { hostname: 'video.example.com', pathname: '/panel/web/https' };
    expect(addressAt(8443, at)).toBe('https://video.example.com:8443/panel/web/https');
    expect(addressAt(443, at)).toBe('https://video.example.com/panel/web/https');
  });
});
