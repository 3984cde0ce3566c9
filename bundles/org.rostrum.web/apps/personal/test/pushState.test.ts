// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Facts, pushState } from '../src/notifications/pushState';
import { routeOf } from '../src/notifications/workerMessages';

const WELL: Facts = { secure: true, supported: true, permission: 'granted', worker: true, subscribed: true };

// 55/PSH-2: the settings show whether push works, and why not
describe('what the page of notifications shows', () => {
  it.each<[string, Partial<Facts>]>([
    ['on', {}],
    ['off', { subscribed: false }],
    ['off', { permission: 'default', subscribed: false }],
    ['off', { permission: 'default' }],
    ['denied', { permission: 'denied', subscribed: false }],
    ['unsupported', { supported: false, permission: 'denied', worker: false }],
    ['untrusted', { worker: false, permission: 'default' }],
    ['untrusted', { secure: false, supported: false, worker: false, permission: 'denied' }],
  ])('%s with %o', (state, parts) => expect(pushState({ ...WELL, ...parts })).toBe(state));

  it('clicks stay in the personal area where they can', () => {
    expect(routeOf('/me/calls/a1')).toBe('/calls/a1');
    expect(routeOf('/me')).toBe('/');
    expect(routeOf('/room/1')).toBeNull();
    expect(routeOf('/messages')).toBeNull();
  });
});
