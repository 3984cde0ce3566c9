// SPDX-License-Identifier: Apache-2.0
// Pages of the panel about the server itself, in their states.
import { builtInLicence } from '../mock/systemData.mjs';
import { administered, alert, audited, failing } from './panelStates.mjs';

const card = (page) => page.locator('main section h2').first().waitFor();
const dialog = (page) => page.locator('[role=dialog] button').first().waitFor();
/** The operation never answers. */
const pending = (path) => administered((mock) => {
  mock.before = async (_, asked) => {
    if (asked.endsWith(path)) await new Promise(() => {});
  };
});
const loading = (page) => page.locator('main [role=status] , main [role=status]').first().waitFor();
const file = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
const inMain = (page, name) => page.locator('main').locator(name);

const SETTINGS = [
  { name: 'settings', path: '/panel/settings', prepare: administered(), act: card },
  { name: 'settings-network', path: '/panel/network/settings', prepare: administered(), act: card },
  { name: 'settings-changed', path: '/panel/settings', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name="server.logMaximum"]').fill('2048');
    await page.locator('main footer button[type=submit]').waitFor();
  } },
  { name: 'settings-faulty', path: '/panel/settings', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name="server.logMaximum"]').fill('5');
    await alert(page);
  } },
  { name: 'settings-refused', path: '/panel/web/settings', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name="web.externalUrl"]').fill('zzz');
    await page.locator('main footer button[type=submit]').click();
    await alert(page);
  } },
  { name: 'settings-search', path: '/panel/settings?search=address', prepare: administered(), act: (page) => page.locator('main h2').first().waitFor() },
  { name: 'settings-empty', path: '/panel/chats/settings', prepare: administered(), act: (page) => page.locator('main h2').first().waitFor() },
  { name: 'settings-leave', path: '/panel/settings', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name="server.name"]').fill('zzz');
    await page.evaluate(() => document.querySelector('nav a[href$="/features"]').click());
    await dialog(page);
  } },
  { name: 'settings-failed', path: '/panel/settings', prepare: failing('/settings'), act: alert },
  { name: 'settings-loading', path: '/panel/settings', prepare: pending('/settings'), act: loading },
];

const HTTPS = [
  { name: 'https', path: '/panel/web/https', prepare: administered(), act: card },
  { name: 'https-custom', path: '/panel/web/https', prepare: administered(({ data }) => {
    data.https.custom = { ...data.https.self_signed.server, issuer: 'Example CA 3', not_after: Math.floor(Date.now() / 1000) + 9 * 86400 };
    data.https.self_signed.root.not_after = Math.floor(Date.now() / 1000) - 86400;
    Object.assign(data.https, { mode: 'custom', shown: 'custom', warnings: [], acme: { ...data.https.acme, domains: ['video.example.com'], email: 'it@northwind.example', terms_agreed: true, state: 'failed', last_error: 'video.example.com: connection refused' } });
  }), act: card },
  { name: 'https-none', path: '/panel/web/https', prepare: administered(({ data }) => void Object.assign(data.https, { self_signed: { root: null, server: null }, warnings: [] })), act: card },
  { name: 'https-tested-good', path: '/panel/web/https', prepare: administered(), act: async (page) => {
    await card(page);
    await inMain(page, 'footer button').first().click();
    await page.locator('main section [role=status] svg').waitFor();
  } },
  { name: 'https-tested-bad', path: '/panel/web/https', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name=https_port]').fill('22');
    await inMain(page, 'footer button').first().click();
    await alert(page);
  } },
  { name: 'https-apply', path: '/panel/web/https', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name=https_port]').fill('8443');
    await inMain(page, 'footer button').last().click();
    await page.locator('[role=dialog] [data-autofocus]').waitFor();
  } },
  { name: 'https-waiting', path: '/panel/web/https', prepare: administered((mock) => {
    mock.before = async (method, asked) => {
      if (mock.data.https.https_port === 8443 && method === 'GET' && asked.endsWith('/https')) throw Object.assign(new Error(), { status: 503, reason: 'unreachable' });
    };
  }), act: async (page) => {
    await card(page);
    await page.locator('input[name=https_port]').fill('8443');
    await inMain(page, 'footer button').last().click();
    await page.locator('[role=dialog] [data-autofocus]').click();
    await page.locator('[role=dialog] [role=status]').waitFor();
  } },
  { name: 'https-create', path: '/panel/web/https', prepare: administered(), act: async (page) => {
    await card(page);
    await inMain(page, 'section:nth-of-type(2) button:has-text("")').last().click();
    await page.locator('input[name=country]').waitFor();
  } },
  { name: 'https-upload-wrong', path: '/panel/web/https', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name=certificate]').setInputFiles(file('zzz.pem', 'no certificate'));
    await page.locator('input[name=private_key]').setInputFiles(file('zzz.key', 'no key'));
    await inMain(page, 'section:nth-of-type(3) > div > div:last-child button').click();
    await alert(page);
  } },
  { name: 'https-read-only', path: '/panel/web/https', prepare: audited, act: card },
  { name: 'https-failed', path: '/panel/web/https', prepare: failing('/https'), act: alert },
];

const APPLICATIONS = [
  { name: 'applications', path: '/panel/api/oauth2', prepare: administered(), act: (page) => page.locator('main li').first().waitFor() },
  { name: 'applications-empty', path: '/panel/api/oauth2', prepare: administered(({ data }) => {
    data.applications = [];
    data.apiKey = { enabled: true, created_at: 1_760_000_000 };
  }), act: (page) => page.locator('main h2').first().waitFor() },
  { name: 'application-new', path: '/panel/api/oauth2/new', prepare: administered(), act: (page) => page.locator('input[name=name]').waitFor() },
  { name: 'application-new-errors', path: '/panel/api/oauth2/new', prepare: administered(), act: async (page) => {
    await page.locator('main button[type=submit]').click();
    await alert(page);
  } },
  { name: 'application-created', path: '/panel/api/oauth2/new', prepare: administered(), act: async (page) => {
    await page.locator('input[name=name]').fill('zzz');
    await page.locator('main select').selectOption('assistant');
    await page.locator('main button[type=submit]').click();
    await dialog(page);
  } },
  { name: 'application', path: '/panel/api/oauth2/c1f0a7d2e4b94c3d', prepare: administered(), act: (page) => page.locator('main section:nth-of-type(4) li').first().waitFor() },
  { name: 'application-revoke', path: '/panel/api/oauth2/c1f0a7d2e4b94c3d', prepare: administered(), act: async (page) => {
    await page.locator('main section:nth-of-type(4) input').first().check();
    await page.locator('main section:nth-of-type(4) header button').click();
    await dialog(page);
  } },
  { name: 'application-new-secret', path: '/panel/api/oauth2/7be19a0042fd4e6c', prepare: administered(), act: async (page) => {
    await page.locator('main section:nth-of-type(3) header button').click();
    await dialog(page);
  } },
  { name: 'application-gone', path: '/panel/api/oauth2/zzz', prepare: administered(), act: (page) => page.locator('main h1').waitFor() },
  { name: 'applications-failed', path: '/panel/api/oauth2', prepare: failing('/applications'), act: alert },
];

const ADMINISTRATORS = [
  { name: 'administrators', path: '/panel/administrators', prepare: administered(), act: (page) => page.locator('main li').first().waitFor() },
  { name: 'administrators-one', path: '/panel/administrators', prepare: administered(({ data }) => void data.administratorList.splice(1)), act: (page) => page.locator('main li').first().waitFor() },
  { name: 'administrator', path: '/panel/administrators/oliver', prepare: administered(), act: (page) => page.locator('[role=dialog] form').first().waitFor() },
  { name: 'administrator-last', path: '/panel/administrators/root', prepare: administered(({ data }) => void data.administratorList.splice(1, 1)), act: async (page) => {
    await page.locator('[role=dialog] section:last-of-type button').last().click();
    await page.locator('[role=dialog] [data-autofocus]').last().waitFor();
    await page.locator('[role=dialog]').last().locator('button').last().click();
    await alert(page);
  } },
  { name: 'administrator-new', path: '/panel/administrators', prepare: administered(), act: async (page) => {
    await page.locator('main header button').click();
    await page.locator('[role=dialog] button[type=submit]').click();
    await alert(page);
  } },
  { name: 'administrators-failed', path: '/panel/administrators', prepare: failing('/administrators'), act: alert },
];

const FEATURES = [
  { name: 'features', path: '/panel/features', prepare: administered(), act: card },
  { name: 'features-none-found', path: '/panel/features', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('main input[type=search]').fill('zzz');
    await page.locator('main section h2').first().waitFor();
  } },
  { name: 'features-stop', path: '/panel/features', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('main li button').first().click();
    await dialog(page);
  } },
  { name: 'features-cut-off', path: '/panel/features', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('main section:nth-of-type(2) li:last-child button').click();
    await page.locator('[role=dialog] button').last().click();
    await page.locator('[role=dialog] input').waitFor();
  } },
  { name: 'features-upload-refused', path: '/panel/features', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name=extension]').setInputFiles(file('zzz.kar', 'no extension'));
    await page.locator('main section:last-of-type > div > div:last-child button').click();
    await alert(page);
  } },
  { name: 'features-read-only', path: '/panel/features', prepare: audited, act: card },
  { name: 'features-failed', path: '/panel/features', prepare: failing('/features'), act: alert },
  { name: 'extension', path: '/panel/extensions/example', prepare: administered(), act: (page) => page.locator('[data-extension=example] h2').waitFor() },
  { name: 'extension-faulty', path: '/panel/extensions/example', prepare: administered(({ data }) => void (data.panelPages[0].module = '/panel/extensions/zzz/index.js')), act: alert },
  { name: 'extension-gone', path: '/panel/extensions/zzz', prepare: administered(), act: (page) => page.locator('main h1').waitFor() },
];

const REST = [
  { name: 'licence', path: '/panel/licence', prepare: administered(), act: card },
  { name: 'licence-expiring', path: '/panel/licence', prepare: administered(({ data }) => void Object.assign(data.licence, { state: 'expiring', days_left: 13 })), act: card },
  { name: 'licence-built-in', path: '/panel/licence', prepare: administered(({ data }) => void (data.licence = builtInLicence())), act: card },
  { name: 'licence-expired', path: '/panel/licence', prepare: administered(({ data }) => void Object.assign(data.licence, { state: 'expired', days_left: 0, runs_until: Math.floor(Date.now() / 1000) + 3600 })), act: card },
  { name: 'licence-refused', path: '/panel/licence', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('input[name=licence]').setInputFiles(file('zzz.txt', 'tampered'));
    await page.locator('main section:last-of-type > div > div:last-child button').first().click();
    await alert(page);
  } },
  { name: 'licence-return', path: '/panel/licence', prepare: administered(), act: async (page) => {
    await card(page);
    await page.locator('main section:last-of-type > div > div:last-child button').last().click();
    await dialog(page);
  } },
  { name: 'licence-failed', path: '/panel/licence', prepare: failing('/licence'), act: alert },
  { name: 'backups', path: '/panel/backups', prepare: administered(), act: card },
  { name: 'backups-running', path: '/panel/backups', prepare: administered(), act: async (page) => {
    await card(page);
    await inMain(page, 'header button').first().click();
    await page.locator('main [role=progressbar]').waitFor();
  } },
  { name: 'backups-write-failed', path: '/panel/backups', prepare: administered(({ data }) => Object.assign(data.backups.backup,
    { state: 'failed', started_at: 1_760_000_000, reason: 'backupNotWritable', message: 'zzz' })), act: alert },
  { name: 'backups-delete', path: '/panel/backups', prepare: administered(), act: async (page) => {
    await card(page);
    await inMain(page, 'li button').first().click();
    await dialog(page);
  } },
  { name: 'backups-empty', path: '/panel/backups', prepare: administered(({ data }) => void (data.backups.list = [])), act: (page) => page.locator('main h2').first().waitFor() },
  { name: 'backups-failed', path: '/panel/backups', prepare: failing('/backups'), act: alert },
  { name: 'backups-loading', path: '/panel/backups', prepare: pending('/backups'), act: loading },
  { name: 'log', path: '/panel/log', prepare: administered(), act: (page) => page.locator('main ol li').first().waitFor() },
  { name: 'log-errors', path: '/panel/log', prepare: administered(), act: async (page) => {
    await page.locator('main select').selectOption('error');
    await page.locator('main ol').getByText('space left').first().waitFor();
  } },
  { name: 'log-empty', path: '/panel/log', prepare: administered(({ data }) => void (data.log = [])), act: (page) => page.locator('main h2').waitFor() },
  { name: 'log-failed', path: '/panel/log', prepare: failing('/server-log'), act: alert },
];

export const SYSTEM_STATES = [...SETTINGS, ...HTTPS, ...APPLICATIONS, ...ADMINISTRATORS, ...FEATURES, ...REST];
