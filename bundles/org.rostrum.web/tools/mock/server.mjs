// SPDX-License-Identifier: Apache-2.0
// The REST operations that the pages use, in memory, and the built applications as the server would serve them.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { CALL_OPERATIONS, historyData } from './calls.mjs';
import { CONTACT_OPERATIONS, contactData } from './contacts.mjs';
import { initialData } from './data.mjs';
import { PANEL_OPERATIONS } from './panel.mjs';
import { panelData } from './panelData.mjs';
import { Refused, refuse } from './refuse.mjs';
import { SYSTEM_OPERATIONS } from './system.mjs';
import { systemData } from './systemData.mjs';

const DIST = join(import.meta.dirname, '../../target/dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' };
const SETUP_CODE = 'RSTM-4711';
const PASSWORD_MIN = 8;

/**
 * Operations: method and path pattern → handler(data, match, body, query) → [status, body, headers], or null: the next one that matches
 * answers.
 */
const OPERATIONS = [
  ...CONTACT_OPERATIONS,
  ...PANEL_OPERATIONS,
  ...SYSTEM_OPERATIONS,
  ...CALL_OPERATIONS,
  ['POST', /^\/network-test$/, () => [200, { network_test: { ufrag: 'test', password: 'test', fingerprint: 'AB', candidates: [], ice_servers: [], seconds: 20 } }]],
  ['GET', /^\/guest-page$/, (data) => [200, { guest_page: {
    server_name: data.serverName, company_name: data.company, external_url: `https://${data.serverName}`, setup_required: data.setupRequired,
    contacts: data.contacts, languages: ['en'], administration: data.administration, legal_documents: [] } }]],
  ['GET', /^\/password-rules$/, () => [200, { password_rules: {
    minimum_characters: PASSWORD_MIN, maximum_characters: 128, both_cases: true, digit: true, special_character: false, special_characters: '!?-' } }]],
  ['GET', /^\/setup$/, (data) => [200, { setup: { required: data.setupRequired, your_address: '203.0.113.7', address_allowed: data.administration } }]],
  ['POST', /^\/setup$/, setUp],
  ['POST', /^\/setup\/code$/, checkCode],
  ['POST', /^\/sign-in$/, signIn],
  ['POST', /^\/sign-out$/, (data) => {
    data.signedIn = false;
    return [204];
  }],
  ['GET', /^\/me$/, (data) => [200, { user: me(data), csrf_token: 'mock' }]],
  ['GET', /^\/me\/rights$/, (data) => me(data) && [200, { rights: data.ownRights.map((own) => (own.right === 'address_book_edit' && !data.mayEditContacts ? { ...own, granted: false } : own)) }]],
  ['GET', /^\/me\/sessions$/, (data) => me(data) && [200, { sessions: data.sessions }]],
  ['GET', /^\/push$/, (data) => me(data) && [200, { push: { public_key: data.pushKey, maximum_devices: 20 } }]],
  ['GET', /^\/me\/push-preferences$/, (data) => me(data) && [200, { preferences: data.pushPreferences }]],
  ['PATCH', /^\/me\/push-preferences$/, (data, _, body) => me(data) && [200, { preferences: Object.assign(data.pushPreferences, body) }]],
  ['GET', /^\/me\/push-subscriptions$/, (data) => me(data) && [200, { subscriptions: data.pushSubscriptions }]],
  ['POST', /^\/me\/push-subscriptions$/, (data) => {
    me(data);
    const made = { ...data.pushSubscriptions[0], id: 'd1', user_agent: data.sessions[0].user_agent, current: true };
    data.pushSubscriptions = [made, ...data.pushSubscriptions.filter(({ current }) => !current)];
    return [200, { subscription: made }];
  }],
  ['DELETE', /^\/me\/push-subscriptions\/([^/]+)$/, (data, [, id]) => {
    me(data);
    data.pushSubscriptions = data.pushSubscriptions.filter((device) => device.id !== id);
    return [204];
  }],
  ['POST', /^\/me\/push-subscriptions\/[^/]+\/test$/, (data) => me(data) && [200, { result: data.pushResult }]],
  ['POST', /^\/me\/password$/, (data, _, { old_password, password }) => {
    me(data);
    if (data.users[0].password !== old_password) refuse(400, 'oldPasswordWrong', 'old_password');
    if (password.length < PASSWORD_MIN) refuse(400, 'passwordTooShort', 'password');
    if (!/[0-9]/.test(password)) refuse(400, 'passwordNeedsDigit', 'password');
    data.users[0].password = password;
    return [204];
  }],
  ['PATCH', /^\/me\/language$/, (data, _, { language }) => me(data) && (data.users[0].language = language, [200, { language }])],
  ['GET', /^\/me\/profile$/, (data) => me(data) && [200, { user: profile(data) }]],
  ['PATCH', /^\/me\/profile$/, (data, _, body) => {
    me(data);
    if (data.users.slice(1).some(({ email }) => email === body.email)) refuse(400, 'uniqueValueAlreadyInUse', 'email');
    Object.assign(data.users[0], body);
    return [200, { user: profile(data) }];
  }],
  ['DELETE', /^\/me\/sessions$/, (data) => {
    me(data);
    data.sessions = data.sessions.filter(({ current }) => current);
    return [204];
  }],
  ['DELETE', /^\/me\/sessions\/([^/]+)$/, (data, [, id]) => {
    me(data);
    data.sessions = data.sessions.filter((session) => session.id !== id);
    return [204];
  }],
  ['POST', /^\/guests$/, (data, _, { display_name: name }) =>
    name?.trim() ? [200, { guest: { id: 'g1', display_name: name } }] : refuse(400, 'displayNameInvalid', 'display_name')],
  ['GET', /^\/conferences\/([^/]+)\/card$/, (data, [, id]) => [200, { card: card(data, conference(data, id)) }]],
  ['GET', /^\/conferences$/, list],
  ['POST', /^\/conferences$/, create],
  ['GET', /^\/conferences\/([^/]+)$/, (data, [, id]) => me(data) && [200, { conference: conference(data, id) }]],
  ['PATCH', /^\/conferences\/([^/]+)$/, (data, [, id], body) => {
    const found = conference(data, id);
    if (found.state === 'running' && Object.keys(body).some((key) => key !== 'description')) refuse(409, 'conferenceRunning');
    check(data, body, id);
    return [200, { conference: Object.assign(found, body, body.invitations && { invitations: named(data, body.invitations) }) }];
  }],
  ['DELETE', /^\/conferences\/([^/]+)$/, (data, [, id]) => {
    if (conference(data, id).state === 'running') refuse(409, 'conferenceRunning');
    data.conferences = data.conferences.filter((item) => item.id !== id);
    return [204];
  }],
];

function me(data) {
  if (data.administrator) return data.administrator;
  if (!data.signedIn) refuse(401, 'unauthorized');
  const { password, ...user } = data.users[0];
  return { ...user, uid: `${user.id}@${data.serverName}`, kind: 'user' };
}

function signIn(data, _, { login, password }) {
  const user = data.users.find((item) => item.id === login || item.email === login);
  if (login === 'busy') refuse(429, 'tooManyRequests');
  if (!user || user.password !== password) refuse(401, 'InvalidCredentials');
  data.signedIn = true;
  return [200, { user: me(data), csrf_token: 'mock' }, { 'Set-Cookie': 'rostrum_csrf=mock; Path=/' }];
}

function checkCode(data, _, body) {
  if (!data.setupRequired) refuse(409, 'setupAlreadyDone');
  if (body.code !== SETUP_CODE) refuse(403, 'setupCodeWrong');
  return [204];
}

function setUp(data, _, body) {
  checkCode(data, _, body);
  const weak = body.accounts.findIndex(({ password }) => password.length < PASSWORD_MIN);
  if (weak >= 0) refuse(400, 'passwordTooShort', `accounts.${weak}.password`);
  Object.assign(data, { setupRequired: false, serverName: body.server_name, users: body.accounts.map(({ login, ...more }) => ({ id: login, ...more })) });
  return [204];
}

function conference(data, id) {
  return data.conferences.find((item) => item.id === decodeURIComponent(id)) ?? refuse(404, 'conferenceNotFound', 'conference_id');
}

function card(data, { id, topic, description, owner, access, state, url }) {
  const owner_name = data.users.find((user) => user.id === owner)?.display_name ?? owner;
  return { id, topic, description, owner_name, access, launch_type: 'room', state, url, join: { browser: true } };
}

function list(data, _, __, query) {
  me(data);
  const wanted = (query.get('topic_cid_contains') ?? '').toLowerCase();
  const found = data.conferences.filter(({ id, topic }) => `${id} ${topic}`.toLowerCase().includes(wanted));
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 50)];
  return [200, { results: found.length, conferences: found.slice((page - 1) * size, page * size) }];
}

function check(data, { id, topic, invitations = [] }, ownId) {
  if (topic !== undefined && !topic.trim()) refuse(400, 'required', 'topic');
  if (id && id !== ownId && data.conferences.some((item) => item.id === id)) refuse(400, 'uniqueValueAlreadyInUse', 'id');
  if (invitations.some((invitee) => invitee.id === 'nobody')) refuse(404, 'userNotFound', 'invitations');
}

const named = (data, invitations) =>
  invitations.map((item) => ({ display_name: data.users.find((user) => user.id === item.id)?.display_name ?? item.id, ...item }));

function create(data, _, body) {
  me(data);
  check(data, body);
  const made = {
    ...initialData().conferences[1], description: '', ...body, id: body.id || String(3000000000 + data.conferences.length),
    invitations: named(data, body.invitations ?? []),
  };
  made.url = `https://${data.serverName}/c/${made.id}`;
  data.conferences.unshift(made);
  return [200, { conference: made }];
}

function profile(data) {
  const { password: _, ...own } = data.users[0];
  return {
    ...Object.fromEntries(['first_name', 'middle_name', 'last_name', 'company', 'branch', 'department', 'job_title', 'manager', 'address', 'mobile_phone', 'work_phone', 'home_phone', 'sip_number'].map((name) => [name, ''])),
    uid: `${own.id}@${data.serverName}`, login_name: own.id, avatar: null, groups: [{ id: '0001', display_name: 'Research', rights: [] }], is_active: true, status: 1,
    created_at: 0, last_sign_in_at: 0, locked_until: null, first_name: 'Anna', last_name: 'Lindqvist', company: 'Northwind Institute', ...own,
  };
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  if (request.headers['content-type'] === 'application/octet-stream') return { raw: text };
  return text ? JSON.parse(text) : {};
}

async function answerApi(data, request, url) {
  const path = url.pathname.replace(/^\/api\/v4/, '');
  for (const [method, pattern, handle] of OPERATIONS) {
    const match = method === request.method && pattern.exec(path);
    const answer = match && handle(data, match, (request.parsed ??= await bodyOf(request)), url.searchParams);
    if (answer) return answer;
  }
  return refuse(404, 'routeNotFound');
}

function applicationOf(path) {
  if (path.startsWith('/c/')) return 'conference';
  if (/^\/(room|webrtc|call)(\/|$)/.test(path)) return 'room';
  if (path.startsWith('/panel')) return 'admin';
  return path.startsWith('/me') ? 'personal' : 'home';
}

/** The page of an extension, as extensions serve theirs. */
const extensionModule = (hands) => `export function mount(element, host) {
  const heading = document.createElement('h2');
  heading.translate = false;
  const draw = () => {
    heading.textContent = 'Raised hands: ${hands} (' + host.theme + ', ' + host.language + ')';
    heading.style.color = host.token('accent-text');
  };
  draw();
  const stop = host.onTheme(draw);
  element.append(heading);
  return () => { stop(); heading.remove(); };
}`;

function answerPage(data, path, response) {
  if (/^\/panel\/extensions\/example\/(~[^/]+\/)?index\.js$/.test(path)) {
    return void response.writeHead(200, { 'Content-Type': TYPES['.js'] }).end(extensionModule(data.extensionHands));
  }
  if (/^\/panel\/extensions\/.+\.js$/.test(path)) return void response.writeHead(404).end();
  const asset = /^\/assets\/([a-z]+)\//.exec(path);
  const file = asset ? join(DIST, asset[1], path) : join(DIST, applicationOf(path), 'index.html');
  const missing = !existsSync(file) || (path.startsWith('/c/') && !data.conferences.some(({ id }) => path === `/c/${id}`));
  if (!existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(missing ? 404 : 200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

/**
 * Starts the mock server.
 *
 * @param port 0 for any free one
 * @returns its address, its data (to change between requests), an interceptor for states of the network, and how to stop it
 */
export async function startMock(port = 0) {
  const mock = { data: { ...initialData(), ...panelData(), ...systemData(), ...contactData(), ...historyData(Math.floor(Date.now() / 1000)) }, before: async () => {}, address: '', close: () => new Promise((done) => server.close(done)) };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://mock');
    if (!url.pathname.startsWith('/api/')) return answerPage(mock.data, url.pathname, response);
    let status, body, headers;
    try {
      await mock.before(request.method, url.pathname, response);
      if (response.destroyed) return undefined;
      [status, body, headers] = await answerApi(mock.data, request, url);
    } catch (error) {
      if (!(error instanceof Refused) && !error.status) throw error;
      status = error.status;
      body = { error: { code: status, message: 'Refused', errors: [{ reason: error.reason, location: error.location }], trace_id: 'mock' } };
    }
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body ? (typeof body === 'string' ? body : JSON.stringify(body)) : '');
    return undefined;
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  mock.address = `http://127.0.0.1:${server.address().port}`;
  return mock;
}
