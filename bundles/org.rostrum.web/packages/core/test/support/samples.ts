// SPDX-License-Identifier: Apache-2.0
import type { HelloReply, Participant, Snapshot } from '../../src/signal/messages';

export const hello: HelloReply = {
  version: 1,
  connection_id: 'c1',
  server: { name: 'meet.example.org', version: '0.1.0', time: 1_700_000_000_000 },
  identity: { kind: 'user', name: 'ann@meet.example.org', display_name: 'Ann' },
  limits: { message_bytes: 65_536, messages_per_second: 50 },
  ping_interval_ms: 2_000,
  types: [],
};

export function participant(id: string, more: Partial<Participant> = {}): Participant {
  return {
    id,
    display_name: id.toUpperCase(),
    account_id: null,
    guest: true,
    role: 'participant',
    presence: 'connected',
    microphone: true,
    camera: true,
    content: false,
    joined_at: 1_700_000_000_000,
    ...more,
  };
}

export function snapshot(more: Partial<Snapshot> = {}): Snapshot {
  const own = participant('me');
  return {
    seq: 10,
    session_id: '0123456789abcdef',
    conference_id: '42',
    topic: 'Weekly',
    access: 'public',
    mode: 'all_on_screen',
    started_at: 1_700_000_000_000,
    own,
    stage: [own, participant('a'), participant('b')],
    counters: { present: 3, guests: 0 },
    flags: { entry_lock: false },
    ...more,
  };
}
