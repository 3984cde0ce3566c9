// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { verdictOf, type Outcomes } from '../src/connection/verdict';

const ok = { ok: true, roundTrip: 20 };
const no = { ok: false, roundTrip: null };

describe('the verdict of a connection test', () => {
  it.each<[string, Outcomes, string]>([
    ['everything works', { signal: ok, udp: ok, tcp: ok, relay: ok }, 'good'],
    ['the way is long', { signal: ok, udp: { ok: true, roundTrip: 400 }, tcp: ok, relay: ok }, 'slow'],
    ['relays do not matter where UDP works', { signal: ok, udp: ok, tcp: no, relay: no }, 'good'],
    ['UDP is blocked', { signal: ok, udp: no, tcp: ok, relay: ok }, 'tcpOnly'],
    ['only the relay is reached', { signal: ok, udp: no, tcp: no, relay: ok }, 'relayOnly'],
    ['no way for media', { signal: ok, udp: no, tcp: no, relay: no }, 'noMedia'],
    ['no socket', { signal: no, udp: ok, tcp: ok, relay: ok }, 'noSignal'],
  ])('%s', (_, outcomes, expected) => expect(verdictOf(outcomes)).toBe(expected));
});
