// SPDX-License-Identifier: Apache-2.0
// Every page in every state that somebody may see. Steps find fields by name or type, so that they work in each language.
import { CONTACT_STATES } from './contactStates.mjs';
import { pushing } from './pushing.mjs';
import { PANEL_STATES } from './panelStates.mjs';
import { SYSTEM_STATES } from './systemStates.mjs';
import { call } from '../mock/calls.mjs';

const refused = (path, status, reason) => (mock) => {
  mock.before = async (_, asked) => {
    if (asked.endsWith(path)) throw Object.assign(new Error(reason), { status, reason });
  };
};
const signedIn = ({ data }) => void (data.signedIn = true);
const submit = (page) => page.locator('button[type=submit]:not([data-testid=quick-call])').click();
const alert = (page) => page.locator('[role=alert]').first().waitFor();

const setup = (mock) => void Object.assign(mock.data, { setupRequired: true, company: '', contacts: null });
const setupTo = async (page, step) => {
  const fill = [
    () => page.locator('input').first().fill('RSTM-4711'),
    () => page.locator('input').first().fill('video.example.com'),
    () => page.locator('input[type=password]').fill('Four random words 1'),
  ];
  for (let done = 0; done < step; done++) {
    await fill[done]();
    await submit(page);
    await page.locator(`ol > li:nth-child(${done + 2})[aria-current=step]`).waitFor();
  }
};

const pushShown = (state) => (page) => page.locator(`section[data-state=${state}]`).waitFor();

export const STATES = [
  { name: 'guest', path: '/' },
  { name: 'guest-signed-in', path: '/', prepare: signedIn },
  { name: 'guest-not-found', path: '/', act: async (page) => {
    await page.locator('input').fill('1234567890');
    await submit(page);
    await alert(page);
  } },
  { name: 'guest-contacts', path: '/', act: async (page) => {
    await page.locator('footer button >> nth=0').click();
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'guest-failed', path: '/', prepare: refused('/guest-page', 503, 'storeUnavailable') },
  { name: 'unknown-page', path: '/nothing/here' },
  { name: 'connection-blocked', path: '/connection-test', act: (page) => page.locator('[data-testid=connection]:not([data-verdict=testing])').waitFor() },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-wrong', path: '/sign-in', act: async (page) => {
    await page.locator('input[name=login]').fill('anna');
    await page.locator('input[name=password]').fill('wrong');
    await submit(page);
    await alert(page);
  } },
  { name: 'sign-in-empty', path: '/sign-in', act: async (page) => {
    await submit(page);
    await alert(page);
  } },
  { name: 'setup-code', path: '/', prepare: setup },
  { name: 'setup-server', path: '/', prepare: setup, act: (page) => setupTo(page, 1) },
  { name: 'setup-administrator', path: '/', prepare: setup, act: (page) => setupTo(page, 2) },
  { name: 'setup-administrator-elsewhere', path: '/', prepare: (mock) => {
    setup(mock);
    mock.data.administration = false;
  }, act: (page) => setupTo(page, 2) },
  { name: 'setup-accounts', path: '/', prepare: setup, act: (page) => setupTo(page, 3) },
  { name: 'setup-accounts-errors', path: '/', prepare: setup, act: async (page) => {
    await setupTo(page, 3);
    await submit(page);
    await alert(page);
  } },
  { name: 'setup-done', path: '/setup' },
  { name: 'conference-guest', path: '/c/2697881968' },
  { name: 'conference-guest-name', path: '/c/2697881968', act: async (page) => {
    await page.locator('input').fill(' ');
    await submit(page);
    await alert(page);
  } },
  { name: 'conference-account', path: '/c/2697881968', prepare: signedIn },
  { name: 'conference-internal', path: '/c/4410275583' },
  { name: 'conference-missing', path: '/c/0000' },
  { name: 'personal-home', path: '/me/', prepare: signedIn, act: (page) => page.locator('aside [data-right=operator]').waitFor() },
  { name: 'rooms', path: '/me/rooms', prepare: signedIn, act: (page) => page.locator('main li').first().waitFor() },
  { name: 'rooms-empty', path: '/me/rooms', prepare: ({ data }) => void Object.assign(data, { signedIn: true, conferences: [] }),
    act: (page) => page.locator('main h2').waitFor() },
  { name: 'rooms-may-not', path: '/me/rooms', prepare: ({ data }) => {
    Object.assign(data, { signedIn: true, conferences: [] });
    Object.assign(data.ownRights.find(({ right }) => right === 'conference_create'), { granted: false, granted_by: [] });
  }, act: (page) => page.locator('main h2').waitFor() },
  { name: 'my-rights', path: '/me/rights', prepare: signedIn, act: (page) => page.locator('[data-right=operator]').waitFor() },
  { name: 'rooms-none-found', path: '/me/rooms', prepare: signedIn, act: async (page) => {
    await page.locator('input[type=search]').fill('zzz');
    await page.locator('main h2').waitFor();
  } },
  { name: 'rooms-failed', path: '/me/rooms', prepare: (mock) => {
    signedIn(mock);
    refused('/conferences', 503, 'storeUnavailable')(mock);
  }, act: alert },
  { name: 'room-card', path: '/me/rooms/4410275583', prepare: signedIn, act: (page) => page.locator('article h2').waitFor() },
  { name: 'room-card-running', path: '/me/rooms/2697881968', prepare: signedIn, act: (page) => page.locator('article h2').waitFor() },
  { name: 'room-delete', path: '/me/rooms/4410275583', prepare: signedIn, act: async (page) => {
    await page.locator('article button').last().click();
    await page.locator('[role=dialog] [data-autofocus]').waitFor();
  } },
  { name: 'room-new', path: '/me/rooms/new', prepare: signedIn },
  { name: 'room-new-errors', path: '/me/rooms/new', prepare: signedIn, act: async (page) => {
    await page.locator('input[name=id]').fill('no spaces');
    await submit(page);
    await alert(page);
  } },
  { name: 'room-edit-running', path: '/me/rooms/2697881968/edit', prepare: signedIn, act: (page) => page.locator('form fieldset li').first().waitFor() },
  { name: 'room-edit', path: '/me/rooms/4410275583/edit', prepare: signedIn },
  { name: 'room-edit-refused', path: '/me/rooms/4410275583/edit', prepare: signedIn, act: async (page, mock) => {
    await page.locator('input[name=topic]').fill('Another name');
    mock.data.conferences[1].state = 'running';
    await submit(page);
    await alert(page);
  } },
  { name: 'password', path: '/me/password', prepare: signedIn, act: (page) => page.locator('main form').waitFor() },
  { name: 'password-refused', path: '/me/password', prepare: signedIn, act: async (page) => {
    await page.locator('input[type=password] >> nth=0').fill('wrong');
    await page.locator('input[type=password] >> nth=1').fill('Long enough 1');
    await page.locator('input[type=password] >> nth=2').fill('Long enough 1');
    await submit(page);
    await alert(page);
  } },
  { name: 'profile', path: '/me/profile', prepare: signedIn, act: (page) => page.locator('input[name=sip_number]').waitFor() },
  { name: 'profile-refused', path: '/me/profile', prepare: signedIn, act: async (page) => {
    await page.locator('input[name=email]').fill('boris@northwind.example');
    await submit(page);
    await alert(page);
  } },
  { name: 'profile-failed', path: '/me/profile', prepare: (mock) => {
    signedIn(mock);
    refused('/me/profile', 503, 'storeUnavailable')(mock);
  }, act: alert },
  { name: 'sessions', path: '/me/sessions', prepare: signedIn, act: (page) => page.locator('main li').first().waitFor() },
  { name: 'sessions-end-others', path: '/me/sessions', prepare: signedIn, act: async (page) => {
    await page.locator('main header button').click();
    await page.locator('[role=dialog] [data-autofocus]').waitFor();
  } },
  { name: 'calls', path: '/me/calls', prepare: signedIn, act: (page) => page.getByTestId('calls').locator('li').first().waitFor() },
  { name: 'calls-empty', path: '/me/calls', prepare: ({ data }) => void Object.assign(data, { signedIn: true, history: [] }), act: (page) => page.locator('main section h2').first().waitFor() },
  { name: 'incoming-call', path: '/me/calls', prepare: ({ data }) => void Object.assign(data, { signedIn: true, ringing: call({}) }), act: (page) => page.getByTestId('incoming-call').waitFor() },
  { name: 'home-incoming-call', path: '/', prepare: ({ data }) => void Object.assign(data, { signedIn: true, ringing: call({}) }), act: (page) => page.getByTestId('incoming-call').waitFor() },
  { name: 'call-incoming', path: `/call/${'a'.repeat(32)}`, prepare: ({ data }) => void Object.assign(data, { signedIn: true, ringing: call({}) }), act: (page) => page.getByTestId('accept').waitFor() },
  { name: 'call-outgoing', path: '/call?to=boris', prepare: ({ data }) => void Object.assign(data, { signedIn: true, ringing: call({ direction: 'outgoing', outcome: null, dialled: 'boris' }) }), act: (page) => page.getByTestId('cancel').waitFor() },
  { name: 'call-busy', path: '/call?to=boris', prepare: ({ data }) => void Object.assign(data, { signedIn: true, ringing: call({ direction: 'outgoing', outcome: null, dialled: 'boris', phase: 'ended', cause: 'busy', ended_at: 1_767_225_600_000 }) }), act: (page) => page.getByTestId('call-ended').waitFor() },
  // A browser with everything but a push service; what it cannot do is taken from it before its page starts.
  { name: 'notifications', path: '/me/notifications', prepare: signedIn, browser: pushing('default'), act: pushShown('off') },
  { name: 'notifications-on', path: '/me/notifications', prepare: signedIn, browser: pushing('granted'), act: async (page) => {
    await pushShown('off')(page);
    // 55/NTF-4: quiet hours as the server has them
    await page.locator('section[aria-labelledby=choice] input[type=checkbox]').last().check();
    await page.locator('input[type=time]').first().fill('23:30');
    await page.locator('input[type=time]').last().focus();
    await page.locator('section[data-state=off] button').click();
    await pushShown('on')(page);
    await page.locator('section[data-state=on] button').first().click();
    await page.getByRole('status').filter({ hasText: /./ }).first().waitFor();
  } },
  { name: 'notifications-no-service', path: '/me/notifications', prepare: signedIn, browser: pushing('granted', 'unreachable'), act: async (page) => {
    await pushShown('off')(page);
    await page.locator('section[data-state=off] button').click();
    await alert(page);
  } },
  { name: 'notifications-denied', path: '/me/notifications', prepare: signedIn, browser: pushing('denied'), act: pushShown('denied') },
  { name: 'notifications-unsupported', path: '/me/notifications', prepare: signedIn, browser: pushing('none'), act: pushShown('unsupported') },
  { name: 'notifications-untrusted', path: '/me/notifications', prepare: signedIn, browser: pushing('untrusted'), act: pushShown('untrusted') },
  { name: 'notifications-failed', path: '/me/notifications', prepare: (mock) => {
    signedIn(mock);
    refused('/me/push-subscriptions', 503, 'storeUnavailable')(mock);
  }, browser: pushing('default'), act: alert },
  { name: 'account-menu', path: '/me/rooms', prepare: signedIn, act: async (page) => {
    await page.locator('header button[aria-haspopup=menu]').click();
    await page.getByRole('menu').waitFor();
  } },
  ...CONTACT_STATES,
  ...PANEL_STATES,
  ...SYSTEM_STATES,
];
