// SPDX-License-Identifier: Apache-2.0
// What the mock server knows about itself: settings, certificates, applications, administrators, features, licence, log.
const HOUR = 3600;
const DAY = 24 * HOUR;

export const PERMISSIONS = [
  ['conferences:read', 'read conference information'],
  ['conferences:write', 'create, edit, delete conferences'],
  ['conferences.invitations', 'read and edit the invitation list'],
  ['conferences.invitations:read', 'read the invitation list'],
  ['conferences.invitations:write', 'edit the invitation list'],
  ['conferences.messages:read', 'read the chat of a conference'],
  ['conferences.operators:read', 'read moderators'],
  ['conferences.operators:write', 'appoint moderators'],
  ['conferences.participants:read', 'read participants of a conference'],
  ['conferences.participants:write', 'create, edit, delete participants'],
  ['conferences.records:read', 'read information on recordings'],
  ['conferences.records:write', 'start, stop and pause recording'],
  ['conferences.sessions:read', 'read a session (active run)'],
  ['conferences.sessions.participants:read', 'read participants of an active session'],
  ['conferences.sessions.podiums.participants', 'invite to the podium, remove from it'],
  ['conferences.video_layouts:read', 'read layouts'],
  ['conferences.video_layouts:write', 'change layouts'],
  ['groups:read', 'read user groups'],
  ['groups:write', 'create, edit, delete groups'],
  ['groups.users:read', "read a group's users"],
  ['groups.users:write', 'create, edit, delete users of groups'],
  ['users:read', 'read users'],
  ['users:write', 'create, edit, delete users'],
  ['users.avatar:read', 'read avatars'],
  ['users.avatar:write', 'add and delete avatars'],
  ['logs.calls:read', 'read the list of conferences from the logs'],
  ['logs.calls.participants:read', "read a logged conference's participants"],
];

const setting = (name, title, description, type, more = {}) => ({
  name, title, description, type, unit: null, minimum: null, maximum: null, choices: null, default: null, value: null, scope: 'site',
  restart: null, elsewhere: null, changed_at: null, changed_by: null, ...more,
});

const settings = (now) => [
  { id: 'server', title: 'Server', settings: [
    setting('server.name', 'Name of the server', 'Shown on the guest page and in the panel.', 'text', { default: '', value: 'video.example.com', changed_at: now - 9 * DAY, changed_by: 'maria' }),
    setting('server.language', 'Language by default', 'Language of mails and calendar files.', 'choice', { choices: ['en', 'fr', 'ru'], default: 'en', value: 'en' }),
    setting('server.languages', 'Languages of the public pages', 'Offered on guest page, conference pages and in the personal area.', 'list', { choices: ['en', 'fr', 'ru'], default: ['en'], value: ['en', 'fr'] , changed_at: now - 3 * DAY, changed_by: 'maria' }),
    setting('server.detailedLog', 'Detailed logging', 'Fills the disk faster; switch it on for diagnosis only.', 'flag', { default: false, value: false, scope: 'node' }),
    setting('server.logMaximum', 'Size of the main log file', 'When it is reached, the file is renamed and a new one begun.', 'number', { unit: 'MB', minimum: 10, maximum: 102400, default: 1024, value: 1024, scope: 'node', restart: 'server' }),
  ] },
  { id: 'password', title: 'Password requirements', settings: [
    setting('passwordRules.minimumCharacters', 'Passwords: characters', 'New passwords have at least so many; those that exist stay.', 'number', { minimum: 2, maximum: 64, default: 8, value: 8 }),
    setting('passwordRules.digit', 'Passwords: a digit', '', 'flag', { default: true, value: true }),
  ] },
  { id: 'identity', title: 'Sign-in', settings: [
    setting('identity.sessionLifetime', 'Sign-in lasts', 'Without use, a browser is signed out after this time.', 'number', { unit: 'h', minimum: 1, maximum: 8760, default: 168, value: 72, changed_at: now - 40 * DAY, changed_by: 'oliver' }),
    setting('identity.passwordLength', 'Shortest password', 'For new passwords of accounts.', 'number', { unit: 'characters', minimum: 6, maximum: 128, default: 8, value: 8 }),
    setting('identity.lockAfter', 'Lock an account after', 'Wrong passwords in a row.', 'number', { unit: 'attempts', minimum: 1, maximum: 100, default: 5, value: 5 }),
  ] },
  { id: 'web', title: 'Addresses', settings: [
    setting('web.externalUrl', 'External address', 'Links in invitations and mails begin with it; every user must be able to reach it.', 'text', { default: '', value: 'https://video.example.com' }),
    setting('web.companyName', 'Name of your organisation', 'Shown on the guest page.', 'text', { default: '', value: 'Northwind Institute' }),
    setting('web.cookieNotice', 'Cookie notice', 'New visitors of public pages are shown a notice.', 'flag', { default: false, value: true, changed_at: now - 2 * DAY, changed_by: 'maria' }),
  ] },
  { id: 'network', title: 'Network', settings: [
    setting('network.announcedAddress', 'Announced media address', 'Public address of this server where it stands behind address translation.', 'text', { default: '', value: '203.0.113.10', scope: 'node', restart: 'listener' }),
    setting('network.mediaPort', 'Media port', 'UDP port of all browsers.', 'number', { minimum: 1024, maximum: 65535, default: 53000, value: 53000, scope: 'node', restart: 'listener' }),
    setting('network.trustedProxies', 'Trusted proxies', 'Addresses whose word about the client is believed.', 'list', { default: [], value: ['10.0.0.5', '10.0.0.6'], scope: 'node' }),
    setting('network.tlsVersions', 'TLS versions', 'TLSv1.2, TLSv1.3 or both.', 'list', { default: ['TLSv1.3', 'TLSv1.2'], value: ['TLSv1.3', 'TLSv1.2'], scope: 'node', elsewhere: '/https' }),
    setting('network.turnSecret', 'Relay secret', 'Shared with the external TURN server.', 'secret', { default: null, value: '***', changed_at: now - 90 * DAY, changed_by: 'oliver' }),
  ] },
  { id: 'webrtc', title: 'Browser connections', settings: [
    setting('webrtc.maximumBitrate', 'Most that one camera sends', 'Upper limit for the camera of each participant.', 'number', { unit: 'kbit/s', minimum: 100, maximum: 20000, default: 2500, value: 2500 }),
  ] },
];

const certificate = (now, common_name, more = {}) => ({
  common_name, country: 'SE', state: 'Skåne', organization: 'Northwind Institute', alt_names: [], issuer: 'Northwind Institute root', not_before: now - 280 * DAY,
  not_after: now + 85 * DAY, sha256: '8F:43:4A:64:80:39:6B:11:9C:2D:2B:E7:5A:01:BB:26:5D:7C:0A:99:4E:FE:11:D2:9F:50:36:77:C8:1B:20:5A', ...more,
});

const https = (now) => ({
  mode: 'self_signed', shown: 'self_signed', state: 'active', tls_versions: ['TLSv1.2', 'TLSv1.3'], https_port: 443, http_port: 80, platform_port: 4307,
  self_signed: {
    root: certificate(now, 'Northwind Institute root', { sha256: '11:9C:2D:2B:E7:5A:01:BB:26:5D:7C:0A:99:4E:FE:11:D2:9F:50:36:77:C8:1B:20:5A:8F:43:4A:64:80:39:6B' }),
    server: certificate(now, 'video.example.com', { alt_names: ['video.example.com', '203.0.113.10', '192.168.11.10'] }),
  },
  custom: null,
  acme: { directory_url: 'https://acme-v02.api.letsencrypt.org/directory', domains: [], email: '', terms_agreed: false, state: 'off', last_error: null, renew_at: null, certificate: null },
  hsts: false,
  warnings: [{ code: 'externalUrlNotHttps', message: 'The external address does not begin with https.' }],
});

const applications = (now) => [
  { id: 'c1f0a7d2e4b94c3d', name: 'Assistant bridge', confidential: true, redirect_uris: ['https://bridge.northwind.example/callback'], permissions: ['conferences:read', 'conferences:write', 'conferences.invitations:read', 'conferences.invitations:write', 'conferences.participants:read', 'conferences.records:read', 'conferences.records:write', 'conferences.messages:read'], active: true, created_at: now - 60 * DAY, created_by: 'maria', tokens: 2 },
  { id: '7be19a0042fd4e6c', name: 'Import of staff', confidential: true, redirect_uris: ['https://localhost/'], permissions: ['groups:read', 'groups:write', 'groups.users:read', 'groups.users:write', 'users:read', 'users:write'], active: true, created_at: now - 21 * DAY, created_by: 'oliver', tokens: 0 },
  { id: 'ee02c5713a8d4f11', name: 'Old door display', confidential: true, redirect_uris: ['https://localhost/'], permissions: ['conferences:read'], active: false, created_at: now - 400 * DAY, created_by: 'maria', tokens: 1 },
];

const tokens = (now) => [
  { id: 't1', application: 'c1f0a7d2e4b94c3d', user_id: 'anna', display_name: 'Anna Lindqvist', created_at: now - 3 * DAY, last_used_at: now - 40, expires_at: now + 4 * DAY, kind: 'refresh' },
  { id: 't2', application: 'c1f0a7d2e4b94c3d', user_id: null, display_name: null, created_at: now - 1200, last_used_at: null, expires_at: now + 2400, kind: 'access' },
  { id: 't3', application: 'ee02c5713a8d4f11', user_id: 'boris', display_name: 'Boris Okafor', created_at: now - 5 * DAY, last_used_at: now - 2 * DAY, expires_at: now + 2 * DAY, kind: 'refresh' },
];

const administrators = (now) => [
  { login: 'root', display_name: 'Maria Petrova', roles: ['admin'], active: true, second_factor: true, locked_until: null, created_at: now - 500 * DAY, last_sign_in_at: now - 300 },
  { login: 'oliver', display_name: 'Oliver Stone', roles: ['admin', 'security-admin'], active: true, second_factor: false, locked_until: now + 600, created_at: now - 300 * DAY, last_sign_in_at: now - 6 * DAY },
  { login: 'auditor', display_name: 'Ines Duarte', roles: ['security-admin'], active: true, second_factor: true, locked_until: null, created_at: now - 90 * DAY, last_sign_in_at: now - 20 * DAY },
  { login: 'temp', display_name: '', roles: ['admin'], active: false, second_factor: false, locked_until: null, created_at: now - 10 * DAY, last_sign_in_at: null },
];

const feature = (id, title, description, kind, state, more = {}) => ({
  id, title, description, version: '0.1.0', kind, state, reason: null, licence: 'not_needed', licence_feature: null, can: state === 'active' ? ['stop'] : ['start'], ...more,
});

const features = () => [
  feature('rostrum-webrtc', 'Meetings in the browser', 'Connects browsers to calls and conferences.', 'extension', 'active', { can: ['stop', 'uninstall'] }),
  feature('rostrum-example', 'Example extension', 'Counts raised hands; made to be copied.', 'extension', 'active', { version: '1.2.0', can: ['stop', 'uninstall'] }),
  feature('rostrum-recording', 'Conference recording', 'Writes every track of a conference.', 'extension', 'failed', { licence: 'granted', licence_feature: 'recording', reason: 'The folder /srv/recordings cannot be written.', can: ['start', 'stop', 'uninstall'] }),
  feature('rostrum-ldap', 'LDAP and Active Directory', 'Accounts and groups from a directory service.', 'extension', 'available', { licence: 'granted', licence_feature: 'ldap', can: ['install'] }),
  feature('rostrum-streaming', 'Live streaming', 'Sends a conference to external services.', 'extension', 'installed', { licence: 'missing', licence_feature: 'streaming', can: ['uninstall'] }),
  feature('rostrum-store', 'Database', 'Keeps accounts, conferences and logs.', 'core', 'active', { can: [] }),
  feature('rostrum-engine', 'Conference engine', 'Runs calls and conferences, forwards sound and pictures.', 'core', 'active'),
  feature('rostrum-web', 'Web pages', 'Guest page, conference pages, meeting room, personal area.', 'core', 'active'),
  feature('rostrum-manager', 'Administration', 'Panel, administrative API and console.', 'core', 'active'),
  feature('rostrum-json', 'JSON library', 'Used by others.', 'library', 'active', { can: [] }),
];

const pool = (limit, used) => ({ limit, used });

const licence = (now) => ({
  edition: 'annual', built_in: false, number: 'RL-2026-00412', server_id: 'EB2MM', organization: 'Northwind Institute',
  contact: 'Maria Petrova <it@northwind.example>', support_level: 'standard', valid_from: now - 152 * DAY, valid_until: now + 213 * DAY, grace_days: 7, days_left: 213,
  issuer: 'Rostrum', authority_required: false, problem: null, required: false, runs_until: null, request: null,
  state: 'valid', pools: { online: pool(300, 187), pro: pool(200, 61), guest: pool(50, 48), gateway: pool(10, 0) },
  accounts: pool(1000, 412), conferences: pool(null, 7),
  features: ['ldap', 'gateway', 'public-conferences', 'federation', 'recording', 'screen-sharing', 'file-sharing', 'slideshow'].map((name) => ({ name, granted: true }))
    .concat(['streaming', 'multicast', 'dlp', 'directory'].map((name) => ({ name, granted: false }))),
});

export const builtInLicence = (now = Math.floor(Date.now() / 1000)) => ({
  ...licence(now), edition: 'community', built_in: true, number: null, organization: '', contact: '', support_level: '', issuer: '', valid_from: null, valid_until: null,
  grace_days: 0, days_left: null, state: 'valid', pools: { online: pool(null, 187), pro: pool(null, 61), guest: pool(null, 48), gateway: pool(null, 0) },
  accounts: pool(null, 412), conferences: pool(null, 7),
  features: ['ldap', 'gateway', 'public-conferences', 'recording', 'streaming'].map((name) => ({ name, granted: true })),
});

const LOG = [
  ['INFO', 'org.rostrum.base.internal.Start', 'Rostrum 0.1.0 starts, data in /var/lib/rostrum'],
  ['INFO', 'org.rostrum.store.internal.H2Store', 'Database is open, schema 14, 41 ms'],
  ['INFO', 'org.rostrum.listener.internal.Listener', 'Listening on 443, 4307'],
  ['WARN', 'org.rostrum.licence.internal.LicenceWatch', 'The licence RL-2026-00412 ends in 13 days'],
  ['INFO', 'org.rostrum.conference.internal.Sessions', 'conference=2697881968 session=00000000000000a1 started by anna'],
  ['DEBUG', 'org.rostrum.proto.ice.internal.IceAgent', 'transport=17 check from 198.51.100.7:50612 succeeded'],
  ['ERROR', 'org.rostrum.recording.internal.Writer', 'Cannot write /srv/recordings: no space left on device\n\tat org.rostrum.recording.internal.Writer.open(Writer.java:61)\n\tat org.rostrum.recording.internal.Recorder.start(Recorder.java:44)'],
  ['INFO', 'org.rostrum.signal.internal.SignalSocket', 'participant=boris gone after 15 s'],
];

/** Lines as the server writes them. */
export const logLines = (count) => Array.from({ length: count }, (_, index) => {
  const [level, logger, text] = LOG[index % LOG.length];
  const time = new Date(Date.UTC(2026, 10, 20, 8, 0, index * 7)).toISOString().replace('T', ' ').replace('Z', '');
  return { time, level, logger: logger.slice(logger.lastIndexOf('.') + 1), text };
});

/** Beside panelData. */
export function systemData(now = Math.floor(Date.now() / 1000)) {
  return {
    settings: settings(now), https: https(now), applications: applications(now), tokens: tokens(now), apiKey: { enabled: false, created_at: null },
    permissions: PERMISSIONS.map(([name, description]) => ({ name, description })),
    administratorList: administrators(now), features: features(), licence: licence(now), log: logLines(160),
    backups: { backup: { state: 'idle', started_at: null, name: null, reason: null, message: null }, list: [
      { name: 'rostrum-backup-20261120T160125Z.zip', bytes: 4_831_204, created_at: Date.UTC(2026, 10, 20, 16, 1, 25) / 1000 },
      { name: 'rostrum-backup-20261113T020000Z.zip', bytes: 4_790_113, created_at: Date.UTC(2026, 10, 13, 2, 0, 0) / 1000 },
    ] },
    extensionHands: 3,
    panelPages: [{ id: 'example', titles: { en: 'Example', 'en-XA': '⟦Éẋåɱþļé⟧' }, module: '/panel/extensions/example/index.js' }],
  };
}
