// SPDX-License-Identifier: Apache-2.0
// What the mock server knows about administration at its start.
import { callData } from './callData.mjs';
import { rightsData } from './rightsData.mjs';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST = ['Anna', 'Boris', 'Chiara', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jonas', 'Katya', 'Liam', 'Mei', 'Noor', 'Olga', 'Pavel'];
const LAST = ['Lindqvist', 'Okafor', 'Rossi', 'Sokolov', 'Haddad', 'Nakamura', 'Moreau', 'Petrova', 'Weber', 'Costa', 'Novak', 'Jensen', 'Singh'];
const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
];

const GROUP = { id: '0001', display_name: 'Developers', rights: ['call'] };
const NO_GROUP = { id: '@no_group', display_name: 'Users without group', rights: ['call'] };

/** Accounts enough to prove that the list is quick; made anew for each mock, cheap. */
export function accounts(count, now) {
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = [FIRST[index % FIRST.length], LAST[Math.floor(index / FIRST.length + index) % LAST.length]];
    const id = index < FIRST.length ? first.toLowerCase() : `${first.toLowerCase()}.${last.toLowerCase()}${Math.floor(index / 208) || ''}`;
    return {
      id, uid: `${id}@video.example.com`, login_name: id, display_name: `${first} ${last}`, first_name: first, last_name: last,
      middle_name: '', email: `${id}@northwind.example`, company: 'Northwind Institute', branch: '', department: 'Research', job_title: 'Engineer', manager: '', address: '',
      mobile_phone: '', work_phone: '', home_phone: '', sip_number: '', avatar: null, groups: [index % 3 === 0 ? GROUP : NO_GROUP], is_active: index % 9 !== 4, status: [1, 0, 2, 0, 0][index % 5],
      created_at: now - (index + 3) * DAY, last_sign_in_at: index % 4 === 3 ? null : now - (index % 7) * HOUR - 40, locked_until: index === 5 ? now + 12 * MINUTE : null,
    };
  });
}

function events(now) {
  const event = (index, type, source, object, severity, description, details = {}, success = true) =>
    ({ id: 1000 - index, time: now - index * 7 * MINUTE, source, object, type, severity, description, address: details.Host ?? null, details, success });
  const kinds = [
    (n) => event(n, 'login', 'user', 'anna@video.example.com', 'low', 'Signed in with login and password', { Login: 'anna', Host: '203.0.113.24', AppName: 'WebRTC', Result: 0 }),
    (n) => event(n, 'status', 'user', 'boris@video.example.com', 'low', 'Status changed', { 'Previous status': 0, 'New status': 1 }),
    (n) => event(n, 'login', 'user', 'farid@video.example.com', 'medium', 'Sign-in failed: wrong password', { Login: 'farid', Host: '198.51.100.7', Result: 1 }, false),
    (n) => event(n, 'lock', 'user', 'farid@video.example.com', 'high', 'Account locked after five wrong passwords', { Host: '198.51.100.7' }),
    (n) => event(n, 'start', 'server', 'video.example.com', 'medium', 'Server started', { Version: '0.1.0' }),
    (n) => event(n, 'login', 'admin', 'root', 'low', 'Signed in to the control panel', { 'Administrator type': 'sysadmin', Host: '192.168.1.20' }),
    (n) => event(n, 'delete_events', 'admin', 'root', 'high', 'Records deleted from Events', { 'Deleted records': 214 }),
  ];
  return Array.from({ length: 63 }, (_, index) => kinds[index % kinds.length](index));
}

function changes(now) {
  const change = (index, action, object_type, object, fields) => ({ id: 500 - index, time: now - index * 3 * HOUR, action, object_type, object, user: index % 5 ? 'root' : 'anonymous', fields });
  const kinds = [
    (n) => change(n, 'edit', 'setting', 'web.external_url', [{ name: 'web.external_url', old: 'https://video.example.com', new: 'https://meet.example.com' }]),
    (n) => change(n, 'create', 'user', 'grace', [{ name: 'login_name', old: null, new: 'grace' }, { name: 'password', old: null, new: '***' }, { name: 'is_active', old: null, new: true }]),
    (n) => change(n, 'delete', 'conference', '3300112233', [{ name: 'topic', old: 'Old planning room', new: null }]),
    (n) => change(n, 'edit', 'admin_access', 'admin_access', [{ name: 'networks', old: [{ address: '10.0.0.0', prefix: 8 }], new: [{ address: '10.0.0.0', prefix: 8 }, { address: '203.0.113.0', prefix: 24 }] }]),
  ];
  return Array.from({ length: 31 }, (_, index) => kinds[index % kinds.length](index));
}

const FIELDS = ['id', 'email', 'first_name', 'last_name', 'middle_name', 'company', 'branch', 'address', 'department', 'job_title', 'manager', 'mobile_phone', 'work_phone', 'home_phone', 'sip_number'];
const visibleFields = () => FIELDS.map((field) => {
  const [shown, federated] = [!['mobile_phone', 'home_phone'].includes(field), ['id', 'email', 'company', 'job_title'].includes(field)];
  return { field, shown, federated, shown_by_default: shown, federated_by_default: federated };
});
const REFUSED = [
  { line: 4, login: 'cleo', reason: 'uniqueValueAlreadyInUse', location: 'login_name', message: 'this login is in the file twice' },
  { line: 9, login: 'gina', reason: 'markupNotAllowed', location: 'display_name', message: 'markup is not allowed here' },
];
export const idleImport = { phase: 'idle', since: null, dry_run: false, rows: 0, done: 0, created: 0, updated: 0, skipped: 0, refused: 0, refusals: [] };
/** What comes of any file. */
export const doneImport = (dry_run) => ({ phase: 'done', since: 1, dry_run, rows: 12, done: 12, created: 9, updated: 1, skipped: 0, refused: 2, refusals: REFUSED });

export function panelData(now = Math.floor(Date.now() / 1000)) {
  const connection = (app_id, display_name, level, cause, bitrate_up, bitrate_down, loss_up, round_trip_ms, path = 'udp') => ({
  app_id, display_name, level, cause, path, address: path === 'unknown' ? null : '203.0.113.24:51234', round_trip_ms, available_bps: null, bitrate_up, bitrate_down,
  loss_up, loss_down: level === 'unknown' ? null : 0.1, jitter_up: round_trip_ms && 6, jitter_down: round_trip_ms && 5,
});
const stream = (direction, of_app_id, source, codec, layer, width, height, bitrate, loss, jitter_ms) => ({
  direction, of_app_id, source, codec, layer, width, height, fps: height ? 29.8 : 0, bitrate, loss, jitter_ms, paused: 'none',
});
const person = (index, display_name, flag, minutes) => ({
    id: display_name.split(' ')[0].toLowerCase(), display_name, flag, duration: minutes * MINUTE, join_time: now - minutes * MINUTE, leave_time: null, app_id: `p${index}`,
    call_id: display_name.startsWith('Guest') ? 'g1' : `${display_name.split(' ')[0].toLowerCase()}@video.example.com`,
  });
  return {
    /** Null: nobody administers. Roles as GET /me tells. */
    administrator: null,
    administrators: [
      { id: 'root', display_name: 'Maria Petrova', password: 'correct horse', roles: ['admin'], second_factor: false },
      { id: 'auditor', display_name: 'Ingrid Vang', password: 'correct horse', roles: ['security-admin'], second_factor: true },
    ],
    /** Whether this address may administer. */
    admitted: true,
    preferences: { language: 'en', time_zone: 'Europe/Berlin', use_device_time_zone: true, csv_encoding: 'UTF-8', csv_delimiter: ';' },
    visibleFields: visibleFields(), accountImport: idleImport, accountImports: [{ id: 8, by: 'admin:oliver', import: { ...doneImport(false), since: now - 2 * DAY } }], limits: { inbound_limit_kbps: 1024, outbound_limit_kbps: null },
    panelAccounts: accounts(64, now),
    ...rightsData(),
    accountSessions: AGENTS.map((user_agent, index) => ({
      id: `a${index}`, address: ['203.0.113.24', '198.51.100.7'][index], user_agent, created_at: now - (2 + 70 * index) * HOUR, last_used_at: now - 20 - index * 26 * HOUR, current: false,
    })),
    runningSessions: [
      { id: '00000000000000a1@video.example.com#vcs', named_conf_id: '2697881968', topic: 'Weekly design review', state: 'running', started_at: now - 42 * MINUTE, ended_at: null, participant_count: 4 },
      { id: '00000000000000a2@video.example.com#vcs', named_conf_id: '7735012904', topic: 'Office hours with the data team', state: 'running', started_at: now - 6 * MINUTE, ended_at: null, participant_count: 2 },
    ],
    connections: [
      connection('p1', 'Anna Lindqvist', 'good', 'none', 2_310_000, 1_180_000, 0, 24), connection('p2', 'Boris Okafor', 'fair', 'loss_up', 1_420_000, 1_900_000, 3.4, 61),
      connection('p3', 'Chiara Rossi', 'poor', 'bandwidth', 310_000, 240_000, 0.2, 188, 'tcp'), connection('p4', 'Guest Weber', 'unknown', 'none', 0, 0, null, null, 'unknown'),
    ],
    streams: [
      stream('up', 'p2', 'microphone', 'OPUS', '', 0, 0, 32_000, 3.1, 7), stream('up', 'p2', 'camera', 'VP8', 'h', 1280, 720, 1_200_000, 3.4, 12),
      stream('up', 'p2', 'camera', 'VP8', 'l', 320, 180, 140_000, 3.3, 11), stream('down', 'p1', 'camera', 'VP8', 'h', 1280, 720, 1_700_000, 0.4, 9),
      stream('down', 'p1', 'microphone', 'OPUS', '', 0, 0, 31_000, 0.1, 5), { ...stream('down', 'p3', 'camera', '', '', 0, 0, 0, null, null), paused: 'bandwidth' },
    ],
    ...callData(now),
    participants: [person(1, 'Anna Lindqvist', 2, 42), person(2, 'Boris Okafor', 1, 41), person(3, 'Chiara Rossi', 1, 30), person(4, 'Guest Weber', 0, 3)],
    events: events(now),
    changes: changes(now),
    adminAccess: {
      limit_by_address: true, your_address: '192.168.1.20',
      networks: [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['127.0.0.0', 8], ['::1', 128], ['fc00::', 7]].map(([address, prefix]) => ({ address, prefix })),
    },
    dashboard: {
      now: { conferences: 2, participants: 6, users_online: 41, guests: 1, gateway: 0 },
      status: [
        { name: 'certificate', state: 'ok', code: 'ok', message: '' },
        { name: 'database', state: 'ok', code: 'ok', message: '' },
        { name: 'smtp', state: 'off', code: 'smtpOff', message: 'Not set up' },
        { name: 'ldap', state: 'warning', code: 'ldapSlow', message: 'Answers slowly: 2.4 s' },
        { name: 'gateways', state: 'failed', code: 'sipPortTaken', message: 'Port 5060 is taken by another program' },
      ],
      storage: { free_bytes: 182_400_000_000, total_bytes: 240_000_000_000, log_bytes: 1_100_000_000, database_bytes: 6_200_000_000 },
      server: { state: 'running', name: 'video.example.com', version: '0.1.0', uptime_seconds: 18 * DAY + 4 * HOUR, licence_state: 'valid' },
    },
  };
}
