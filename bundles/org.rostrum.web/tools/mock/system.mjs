// SPDX-License-Identifier: Apache-2.0
// Operations about the server itself, in memory: settings, HTTPS, applications, administrators, features, licence, log.
import { refuse } from './refuse.mjs';
import { builtInLicence, logLines } from './systemData.mjs';

const now = () => Math.floor(Date.now() / 1000);
const named = (list, key, value, reason) => list.find((item) => item[key] === decodeURIComponent(value)) ?? refuse(404, reason);
const text = (lines, type = 'text/plain') => [200, lines, { 'Content-Type': type }];

function checkSetting(setting, value) {
  const wrong = (reason) => refuse(400, reason, setting.name);
  if (value === null) return;
  if (setting.type === 'number' && (!Number.isInteger(value) || value < setting.minimum || value > setting.maximum)) wrong('invalidValue');
  if (setting.choices && [value].flat().some((one) => !setting.choices.includes(one))) wrong('invalidValue');
  if (setting.name === 'web.externalUrl' && value && !/^https?:\/\/[^/]+$/.test(value)) wrong('invalidValue');
}

function changeSettings(data, values) {
  const all = data.settings.flatMap((group) => group.settings);
  const changed = Object.entries(values).map(([name, value]) => [all.find((one) => one.name === name) ?? refuse(400, 'settingNotFound', name), value]);
  changed.forEach(([setting, value]) => checkSetting(setting, value));
  for (const [setting, value] of changed) {
    const shown = setting.type === 'secret' && value !== null ? '***' : value;
    Object.assign(setting, { value: value === null ? setting.default : shown, changed_at: now(), changed_by: 'maria' });
  }
  return data.settings.filter((group) => group.settings.some((one) => one.name in values));
}

function httpsProblems(data, wanted) {
  const next = { ...data.https, ...wanted };
  return [
    ...(next.tls_versions.length ? [] : [{ code: 'noTlsVersion', message: 'No TLS version is chosen.' }]),
    ...(next.mode === 'custom' && !next.custom ? [{ code: 'noCustomCertificate', message: 'Upload a certificate first.' }] : []),
    ...(next.https_port === 22 ? [{ code: 'portTaken', message: 'Port 22 cannot be had: in use.' }] : []),
  ];
}

function lastAdministrator(data, login) {
  const others = data.administratorList.filter((one) => one.login !== login && one.active && one.roles.includes('admin'));
  if (others.length === 0) refuse(409, 'lastAdministrator');
}

function actOnFeature(data, id, action, { confirm } = {}) {
  const feature = named(data.features, 'id', id, 'featureNotFound');
  if (!feature.can.includes(action)) refuse(409, 'featureState');
  if (action === 'stop' && id === 'rostrum-manager' && !confirm) refuse(409, 'wouldCutYouOff');
  if (action === 'start' && feature.licence === 'missing') refuse(403, 'extension_not_licensed');
  const state = { start: 'active', stop: 'stopped', install: 'active', uninstall: 'available' }[action];
  const can = { active: ['stop', 'uninstall'], stopped: ['start', 'uninstall'], available: ['install'] }[state];
  return Object.assign(feature, { state, can, reason: null });
}

/** Operations as in server.mjs. */
export const SYSTEM_OPERATIONS = [
  ['GET', /^\/settings$/, (data) => [200, { groups: data.settings }]],
  ['PATCH', /^\/settings$/, (data, _, { values }) => [200, { groups: changeSettings(data, values) }]],

  ['GET', /^\/https$/, (data) => [200, data.https]],
  ['POST', /^\/https\/test$/, (data, _, body) => {
    const problems = httpsProblems(data, body);
    return [200, { ok: problems.length === 0, problems }];
  }],
  ['PATCH', /^\/https$/, (data, _, body) => {
    if (httpsProblems(data, body).length) refuse(400, 'httpsTestFailed');
    Object.assign(data.https, body, body.mode && { shown: body.mode });
    return [200, { ...data.https, state: 'restarting' }];
  }],
  ['POST', /^\/https\/self-signed$/, (data) => {
    Object.values(data.https.self_signed).forEach((one) => Object.assign(one, { not_before: now(), not_after: now() + 365 * 86400 }));
    return [200, { self_signed: data.https.self_signed }];
  }],
  ['GET', /^\/https\/ca\.crt$/, () => text('-----BEGIN CERTIFICATE-----\n', 'application/x-x509-ca-cert')],
  ['POST', /^\/https\/custom$/, (data, _, { certificate, private_key }) => {
    if (!certificate.includes('BEGIN CERTIFICATE')) refuse(400, 'certificateMalformed', 'certificate');
    if (!private_key.includes('PRIVATE KEY')) refuse(400, 'keyMalformed', 'private_key');
    data.https.custom = { ...data.https.self_signed.server, issuer: 'Example CA 3' };
    return [200, { custom: data.https.custom }];
  }],
  ['PATCH', /^\/https\/acme$/, (data, _, body) => {
    return [200, { acme: Object.assign(data.https.acme, body, { state: 'ready' }) }];
  }],
  ['POST', /^\/https\/acme\/order$/, (data) => [200, { acme: Object.assign(data.https.acme, { state: 'ordering', last_error: null }) }]],

  ['GET', /^\/permissions$/, (data) => [200, { permissions: data.permissions }]],
  ['GET', /^\/applications$/, (data) => [200, { cnt: data.applications.length, list: data.applications }]],
  ['POST', /^\/applications$/, (data, _, body) => {
    if (!body.name?.trim()) refuse(400, 'required', 'name');
    if (body.redirect_uris.some((uri) => !/^https:\/\//.test(uri))) refuse(400, 'invalidValue', 'redirect_uris');
    const application = { ...body, id: '5d0c2be8a7714b90', active: true, created_at: now(), created_by: 'maria', tokens: 0 };
    data.applications.unshift(application);
    return [200, { application, client_secret: body.confidential ? (data.secretShown = 'b7Yw2Kc09rQmXeV4tLzN8sHdPfGuJa1i') : null }];
  }],
  ['GET', /^\/applications\/([^/]+)$/, (data, [, id]) => [200, { application: named(data.applications, 'id', id, 'applicationNotFound') }]],
  ['PATCH', /^\/applications\/([^/]+)$/, (data, [, id], body) => {
    if (body.name !== undefined && !body.name.trim()) refuse(400, 'required', 'name');
    return [200, { application: Object.assign(named(data.applications, 'id', id, 'applicationNotFound'), body) }];
  }],
  ['DELETE', /^\/applications\/([^/]+)$/, (data, [, id]) => {
    data.applications = data.applications.filter((one) => one.id !== id);
    return [204];
  }],
  ['POST', /^\/applications\/([^/]+)\/secret$/, (data) => [200, { client_secret: data.secretShown = 'Qm4tXeV9b7Yw2Kc0zN8rLsHdPfGuJa1i' }]],
  ['GET', /^\/applications\/([^/]+)\/tokens$/, (data, [, id]) => {
    const list = data.tokens.filter((one) => one.application === id);
    return [200, { cnt: list.length, list }];
  }],
  ['DELETE', /^\/applications\/([^/]+)\/tokens\/([^/]+)$/, (data, [, , id]) => {
    data.tokens = data.tokens.filter((one) => one.id !== id);
    return [204];
  }],
  ['GET', /^\/api-key$/, (data) => [200, data.apiKey]],
  ['POST', /^\/api-key$/, (data) => {
    Object.assign(data.apiKey, { enabled: true, created_at: now() });
    return [200, { key: data.secretShown = 'Zt5rX0vB7nYw2Kc9QmLe4sHdPfGuJa1i' }];
  }],
  ['DELETE', /^\/api-key$/, (data) => {
    Object.assign(data.apiKey, { enabled: false, created_at: null });
    return [204];
  }],

  ['GET', /^\/administrators$/, (data) => [200, { cnt: data.administratorList.length, list: data.administratorList }]],
  ['POST', /^\/administrators$/, (data, _, body) => {
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(body.login)) refuse(400, 'loginInvalid', 'login');
    if (data.administratorList.some((one) => one.login === body.login)) refuse(400, 'uniqueValueAlreadyInUse', 'login');
    if (body.password.length < 8) refuse(400, 'passwordTooShort', 'password');
    const { password: _password, ...rest } = body;
    const administrator = { display_name: '', active: true, second_factor: false, locked_until: null, created_at: now(), last_sign_in_at: null, ...rest };
    data.administratorList.push(administrator);
    return [200, { administrator }];
  }],
  ['PATCH', /^\/administrators\/([^/]+)$/, (data, [, login], body) => {
    const found = named(data.administratorList, 'login', login, 'administratorNotFound');
    if (body.active === false || (body.roles && !body.roles.includes('admin'))) lastAdministrator(data, found.login);
    return [200, { administrator: Object.assign(found, body) }];
  }],
  ['DELETE', /^\/administrators\/([^/]+)$/, (data, [, login]) => {
    lastAdministrator(data, login);
    data.administratorList = data.administratorList.filter((one) => one.login !== login);
    return [204];
  }],
  ['POST', /^\/administrators\/([^/]+)\/password$/, (_, __, { password }) => (password.length < 8 ? refuse(400, 'passwordTooShort', 'password') : [204])],
  ['POST', /^\/administrators\/([^/]+)\/unlock$/, (data, [, login]) => {
    named(data.administratorList, 'login', login, 'administratorNotFound').locked_until = null;
    return [204];
  }],
  ['DELETE', /^\/administrators\/([^/]+)\/second-factor$/, (data, [, login]) => {
    named(data.administratorList, 'login', login, 'administratorNotFound').second_factor = false;
    return [204];
  }],

  ['GET', /^\/features$/, (data) => [200, { list: data.features }]],
  ['POST', /^\/features\/([^/]+)\/(start|stop|install|uninstall)$/, (data, [, id, action], body) => [200, { feature: actOnFeature(data, id, action, body) }]],
  ['POST', /^\/extensions$/, (data, _, body) => {
    if (body.raw?.includes('unresolved')) refuse(409, 'extensionUnresolved');
    if (!body.raw?.startsWith('PK')) refuse(400, 'extensionInvalid');
    const feature = { ...data.features[1], id: 'rostrum-new', title: 'New extension', version: '0.1.0' };
    data.features.push(feature);
    return [200, { features: [feature] }];
  }],
  ['DELETE', /^\/extensions\/([^/]+)$/, (data, [, id]) => {
    data.features = data.features.filter((one) => one.id !== id);
    return [204];
  }],
  ['GET', /^\/panel-pages$/, (data) => [200, { list: data.panelPages }]],

  ['GET', /^\/licence$/, (data) => [200, { licence: data.licence }]],
  ['POST', /^\/licence$/, (data, _, { file }) => {
    if (!file.includes('LICENCE')) refuse(400, 'licenceInvalidSignature', 'file');
    return [200, { licence: data.licence }];
  }],
  ['DELETE', /^\/licence$/, (data) => {
    if (data.licence.required) refuse(409, 'licenceRequired');
    data.licence = builtInLicence(now());
    return [200, { licence: data.licence }];
  }],
  ['POST', /^\/licence\/request$/, () => [200, { request: { id: 'q1', name: 'rostrum-request.txt', file: 'REQUEST\n' } }]],

  ['GET', /^\/backups$/, (data) => [200, { ...data.backups, cnt: data.backups.list.length }]],
  ['POST', /^\/backups$/, (data) => {
    if (data.backups.backup.state === 'running') refuse(409, 'backupRunning');
    return [202, { backup: Object.assign(data.backups.backup, { state: 'running', started_at: now(), name: null }) }];
  }],
  ['GET', /^\/backups\/([^/]+)$/, () => text('PK', 'application/zip')],
  ['DELETE', /^\/backups\/([^/]+)$/, (data, [, name]) => {
    named(data.backups.list, 'name', name, 'backupNotFound');
    data.backups.list = data.backups.list.filter((one) => one.name !== name);
    return [204];
  }],

  ['GET', /^\/server-log$/, (data, _, __, query) => {
    const [level, search] = [query.get('level'), (query.get('search') ?? '').toLowerCase()];
    const order = ['DEBUG', 'INFO', 'WARN', 'ERROR'];
    const lines = data.log.filter((line) => (!level || order.indexOf(line.level) >= order.indexOf(level.toUpperCase())) && line.text.toLowerCase().includes(search));
    return [200, { lines: lines.slice(-Number(query.get('lines') ?? 500)) }];
  }],
  ['GET', /^\/server-log\/file$/, () => text(logLines(50).map((line) => line.text).join('\n'))],
];
