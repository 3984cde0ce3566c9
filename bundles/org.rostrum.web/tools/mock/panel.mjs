// SPDX-License-Identifier: Apache-2.0
// Administrative operations of the panel, in memory.
import { samples } from './callData.mjs';
import { doneImport } from './panelData.mjs';
import { refuse } from './refuse.mjs';
import { RIGHTS_OPERATIONS } from './rights.mjs';

/** Who administers; refuses everybody else, and whoever may only read, where it changes something. */
export function administrator(data, change = false) {
  if (!data.admitted) refuse(403, 'addressNotAllowed');
  if (!data.administrator) refuse(401, 'unauthorized');
  if (change && !data.administrator.roles.includes('admin')) refuse(403, 'forbidden');
  return data.administrator;
}

/** One page of rows as the server sorts and cuts it. */
export function paged(rows, query) {
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 50)];
  const [field, turn] = [query.get('sort_field'), query.get('sort_order') === '1' ? -1 : 1];
  const sorted = field ? [...rows].sort((one, other) => turn * compare(one[field], other[field])) : rows;
  return { cnt: rows.length, list: sorted.slice((page - 1) * size, page * size) };
}

const compare = (one, other) => (typeof one === 'number' && typeof other === 'number' ? one - other : String(one ?? '').localeCompare(String(other ?? '')));

function signIn(data, _, { login, password, code }) {
  if (!data.admitted) refuse(403, 'addressNotAllowed');
  if (login === 'locked') refuse(403, 'accountLocked');
  const { password: own, ...found } = data.administrators.find(({ id }) => id === login) ?? {};
  if (own === undefined || own !== password) refuse(401, 'InvalidCredentials');
  if (found.second_factor && code === undefined) refuse(401, 'secondFactorRequired');
  if (found.second_factor && code !== '123456') refuse(401, 'InvalidCredentials');
  data.administrator = found;
  return [200, { user: me(data), csrf_token: 'mock' }, { 'Set-Cookie': 'rostrum_csrf=mock; Path=/' }];
}

/** What GET /me tells of an administrator. */
export function me(data) {
  const { id, display_name, roles, second_factor } = administrator(data);
  return { id, uid: `admin:${id}`, display_name, email: '', kind: 'administrator', roles, second_factor };
}

const limits = (data) => ({
  limits: data.limits, effective: { inbound_limit_kbps: data.limits.inbound_limit_kbps ?? 2048, outbound_limit_kbps: data.limits.outbound_limit_kbps ?? 4096 },
  groups: [{ id: '0001', display_name: 'Developers', limits: { inbound_limit_kbps: 2048, outbound_limit_kbps: 4096 } }],
});
const account = (data, id) => data.panelAccounts.find((item) => item.id === decodeURIComponent(id)) ?? refuse(404, 'userNotFound');

function history(query) {
  const [from, to, points] = ['from', 'to', 'points'].map((name) => Number(query.get(name)));
  const scale = { cpu: 60, network_in: 4e7, network_out: 9e7, conferences: 8, participants: 60 }[query.get('metric')] ?? refuse(400, 'invalidValue', 'metric');
  return Array.from({ length: points }, (_, index) => {
    const at = Math.round(from + ((to - from) * index) / (points - 1));
    const share = 0.45 + 0.3 * Math.sin(index / 9) + 0.12 * Math.sin(index * 1.7 + scale);
    return [at, Math.max(0, query.get('metric').startsWith('c') && scale < 10 ? Math.round(scale * share) : Math.round(scale * share * 10) / 10)];
  });
}

const matches = (query, fields) => (row) => fields.every(([name, read]) => {
  const wanted = query.getAll(name);
  return wanted.length === 0 || wanted.some((value) => String(read(row)).toLowerCase().includes(value.toLowerCase()));
});
const inTime = (query) => ({ time }) => time >= Number(query.get('from') ?? 0) && time <= Number(query.get('to') ?? Infinity);
const EVENT_FIELDS = [
  ['source', (row) => row.source], ['severity', (row) => row.severity], ['object', (row) => row.object], ['type', (row) => row.type],
  ['address', (row) => row.address ?? ''], ['search', (row) => JSON.stringify(row)],
];
const CHANGE_FIELDS = [['action', (row) => row.action], ['object_type', (row) => row.object_type], ['object', (row) => row.object], ['user', (row) => row.user]];
const found = (rows, fields, query) => rows.filter(matches(query, fields)).filter(inTime(query));

function remove(data, list, fields, query) {
  administrator(data, true);
  const gone = found(data[list], fields, query);
  if (gone.length !== Number(query.get('count'))) refuse(409, 'countChanged');
  data[list] = data[list].filter((row) => !gone.includes(row));
  return [204];
}

/** Operations as in server.mjs; they come first, where they have the same path as those of accounts. */
export const PANEL_OPERATIONS = [
  ['POST', /^\/sign-in$/, (data, match, body) => (body.realm === 'admin' ? signIn(data, match, body) : null)],
  ['POST', /^\/sign-out$/, (data) => {
    data.administrator = null;
    return null;
  }],
  ['GET', /^\/me$/, (data) => (data.administrator || !data.admitted ? [200, { user: me(data), csrf_token: 'mock' }] : null)],
  ['GET', /^\/me\/preferences$/, (data) => administrator(data) && [200, data.preferences]],
  ['PATCH', /^\/me\/preferences$/, (data, _, body) => administrator(data) && [200, Object.assign(data.preferences, body)]],
  ['POST', /^\/me\/password$/, (data, _, { old_password, password }) => {
    if (!data.administrator) return null;
    const own = data.administrators.find(({ id }) => id === administrator(data).id);
    if (own.password !== old_password) refuse(400, 'oldPasswordWrong', 'old_password');
    if (password.length < 8) refuse(400, 'passwordTooShort', 'password');
    own.password = password;
    return [204];
  }],
  ['POST', /^\/me\/second-factor$/, (data) => administrator(data) && [200, {
    secret: 'JBSWY3DPEHPK3PXP', uri: `otpauth://totp/${data.serverName}:${data.administrator.id}?secret=JBSWY3DPEHPK3PXP&issuer=${data.serverName}` }]],
  ['POST', /^\/me\/second-factor\/(confirm|remove)$/, (data, [, deed], { code }) => {
    if (code !== '123456') refuse(400, 'secondFactorWrong', 'code');
    administrator(data).second_factor = deed === 'confirm';
    return [204];
  }],
  ['GET', /^\/me\/sessions$/, (data) => (data.administrator ? [200, { sessions: data.sessions }] : null)],
  ['DELETE', /^\/me\/sessions\/([^/]+)$/, (data, [, id]) => {
    if (!data.administrator) return null;
    data.sessions = data.sessions.filter((session) => session.id !== id);
    return [204];
  }],
  ['GET', /^\/dashboard$/, (data) => administrator(data) && [200, data.dashboard]],
  ['GET', /^\/dashboard\/history$/, (data, _, __, query) => administrator(data) && [200, { points: data.noHistory ? [] : history(query) }]],
  ['GET', /^\/users$/, (data, _, __, query) => {
    administrator(data, true);
    const group = query.get('group');
    const inside = ({ id, groups }) => !group || (data.groupMembers[group]?.includes(id) ?? groups[0].id === group);
    const rows = data.panelAccounts.filter(inside).filter(matches(query, [['search', (row) => `${row.id} ${row.display_name} ${row.email}`], ['is_active', (row) => row.is_active],
      ['state', (row) => (row.locked_until ? 'locked' : row.is_active ? 'active' : 'inactive')]]));
    const { cnt, list } = paged(rows, query);
    return [200, { cnt, users: list, next_page_id: -1 }];
  }],
  ['POST', /^\/users$/, (data, _, body) => {
    administrator(data, true);
    if (data.panelAccounts.some(({ id }) => id === body.id)) refuse(400, 'uniqueValueAlreadyInUse', 'id');
    if ((body.password ?? '').length < 8) refuse(400, 'passwordTooShort', 'password');
    const made = { ...data.panelAccounts[0], ...body, login_name: body.id, uid: `${body.id}@${data.serverName}`, last_sign_in_at: null, locked_until: null, status: 0 };
    delete made.password;
    data.panelAccounts.unshift(made);
    return [200, { user: made }];
  }],
  ['GET', /^\/users\/([^/]+)$/, (data, [, id]) => administrator(data, true) && [200, { user: account(data, id) }]],
  ['PATCH', /^\/users\/([^/]+)$/, (data, [, id], { password, ...body }) => {
    administrator(data, true);
    if (password !== undefined && password.length < 8) refuse(400, 'passwordTooShort', 'password');
    return [200, { user: Object.assign(account(data, id), body) }];
  }],
  ['DELETE', /^\/users\/([^/]+)$/, (data, [, id]) => {
    administrator(data, true);
    const gone = account(data, id);
    data.panelAccounts = data.panelAccounts.filter((item) => item !== gone);
    return [204];
  }],
  ['POST', /^\/users\/([^/]+)\/unlock$/, (data, [, id]) => administrator(data, true) && (account(data, id).locked_until = null, [204])],
  ['GET', /^\/users\/([^/]+)\/sessions$/, (data, [, id]) => administrator(data, true) && account(data, id) && [200, { sessions: data.accountSessions }]],
  ['DELETE', /^\/users\/([^/]+)\/sessions(?:\/([^/]+))?$/, (data, [, id, session]) => {
    administrator(data, true);
    account(data, id);
    data.accountSessions = session ? data.accountSessions.filter((item) => item.id !== session) : [];
    return [204];
  }],
  ['POST', /^\/users\/([^/]+)\/disconnect$/, (data, [, id]) => {
    administrator(data, true);
    account(data, id);
    data.accountSessions = [];
    return [200, { state: 'disconnecting' }];
  }],
  ['GET', /^\/users\/[^/]+\/limits$/, (data) => administrator(data, true) && [200, limits(data)]],
  ['PATCH', /^\/users\/[^/]+\/limits$/, (data, _, body) => administrator(data, true) && (data.limits = body, [200, limits(data)])],
  ['GET', /^\/visible-fields$/, (data) => administrator(data, true) && [200, { fields: data.visibleFields }]],
  ['PATCH', /^\/visible-fields$/, (data, _, { fields }) => {
    administrator(data, true);
    fields.forEach((change) => Object.assign(data.visibleFields.find(({ field }) => field === change.field), change));
    return [200, { fields: data.visibleFields }];
  }],
  ['GET', /^\/accounts\/import$/, (data) => administrator(data, true) && [200, { import: data.accountImport }]],
  ['GET', /^\/accounts\/import\/refusals$/, (data) => administrator(data, true) && [200, { cnt: 2, refusals: data.accountImport.refusals }]],
  ['GET', /^\/accounts\/imports$/, (data) => administrator(data, true) && [200, { cnt: data.accountImports.length, imports: data.accountImports }]],
  ['GET', /^\/accounts\/imports\/\d+\/refusals$/, (data) => administrator(data, true) && [200, { cnt: 2, refusals: doneImport(false).refusals }]],
  ['POST', /^\/accounts\/import$/, (data, _, __, query) => {
    administrator(data, true);
    data.accountImport = doneImport(query.get('dry_run') === 'true');
    data.accountImports = [{ id: 9, by: 'root', import: data.accountImport }, ...data.accountImports];
    return [200, { import: data.accountImport }];
  }],
  ['GET', /^\/conference-sessions$/, (data, _, __, query) => administrator(data) && [200, paged(data.runningSessions, query)]],
  ['GET', /^\/conference-sessions\/([^/]+)$/, (data, [, id]) => administrator(data)
    && [200, { session: data.runningSessions.find((item) => item.id === decodeURIComponent(id)) ?? refuse(404, 'sessionNotFound') }]],
  ['GET', /^\/conference-sessions\/[^/]+\/participants$/, (data, _, __, query) => administrator(data) && [200, paged(data.participants, query)]],
  ['GET', /^\/conference-sessions\/[^/]+\/media$/, (data) => administrator(data) && [200, { cnt: data.connections.length, list: data.connections }]],
  ['GET', /^\/conference-sessions\/[^/]+\/participants\/([^/]+)\/media$/, (data, [, id]) => administrator(data) && [200, {
    media: data.connections.find((each) => each.app_id === id) ?? refuse(404, 'participantNotFound'), streams: id === 'p4' ? [] : data.streams,
  }]],
  ['POST', /^\/conferences\/([^/]+)\/(run|stop)$/, (data, [, id, deed]) => {
    administrator(data, true);
    const conference = data.conferences.find((item) => item.id === id) ?? refuse(404, 'conferenceNotFound');
    conference.state = deed === 'run' ? 'running' : 'stopped';
    data.runningSessions = data.runningSessions.filter((session) => session.named_conf_id !== id);
    return [200, { state: conference.state }];
  }],
  ['GET', /^\/logs\/calls$/, (data, _, __, query) => administrator(data)
    && [200, paged(data.calls.filter((call) => !query.get('named_conf_id') || call.named_conf_id === query.get('named_conf_id')), query)]],
  ['GET', /^\/logs\/calls\/([^/]+)$/, (data, [, id]) => administrator(data)
    && [200, data.calls.find((call) => call.conference_id === decodeURIComponent(id)) ?? refuse(404, 'sessionNotFound')]],
  ['GET', /^\/logs\/calls\/[^/]+\/participants$/, (data) => administrator(data) && [200, { cnt: data.callJoins.length, list: data.callJoins }]],
  ['GET', /^\/logs\/calls\/[^/]+\/invites$/, (data) => administrator(data) && [200, { cnt: data.callInvites.length, list: data.callInvites }]],
  ['GET', /^\/logs\/calls\/[^/]+\/participants\/([^/]+)\/samples$/, (data, [, id], __, query) => {
    administrator(data);
    const list = samples(id, data.callStart, Number(query.get('step')));
    return [200, { cnt: list.length, list }];
  }],
  ['GET', /^\/events$/, (data, _, __, query) => administrator(data) && [200, paged(found(data.events, EVENT_FIELDS, query), query)]],
  ['GET', /^\/events\/types$/, (data) => administrator(data) && [200, { types: [...new Set(data.events.map(({ type }) => type))].sort().map((name) => ({ name, severity: 'low', description: name })) }]],
  ['DELETE', /^\/events$/, (data, _, __, query) => remove(data, 'events', EVENT_FIELDS, query)],
  ['GET', /^\/changes$/, (data, _, __, query) => administrator(data) && [200, paged(found(data.changes, CHANGE_FIELDS, query), query)]],
  ['DELETE', /^\/changes$/, (data, _, __, query) => remove(data, 'changes', CHANGE_FIELDS, query)],
  ...RIGHTS_OPERATIONS,
  ['GET', /^\/admin-access$/, (data) => administrator(data) && [200, data.adminAccess]],
  ['PATCH', /^\/admin-access$/, (data, _, { confirm, ...body }) => {
    administrator(data, true);
    if (body.networks && !body.networks.some(({ address }) => address === '192.168.0.0') && !confirm) refuse(409, 'wouldLockYouOut');
    return [200, Object.assign(data.adminAccess, body)];
  }],
];
