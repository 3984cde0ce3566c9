// SPDX-License-Identifier: Apache-2.0
// Every page in every state: no fault of script, no serious finding of axe, no text past i18n, a picture at each width in both
// themes; the main stories by keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { takePictures } from '../pictures.mjs';
import { inState as stateIn, launch, open, SIZES, tabTo } from './browser.mjs';
import { administered } from './panelStates.mjs';
import { STATES } from './states.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS = new Set(['serious', 'critical']);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());
const inState = (...args) => stateIn(browser, ...args);

async function seriousFindings(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }), RULES);
  return violations.filter(({ impact }) => SERIOUS.has(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, any }) => `${target} ${any[0]?.message ?? ''}`).join('; ')}`);
}

/** Everything somebody reads or hears: texts and speaking attributes, without what is data or must not be translated. */
function spokenTexts() {
  const skipped = (element) => element?.closest('[translate=no], [aria-hidden=true], script, style, time, noscript');
  const texts = [document.title.split(' · ')[0]];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!skipped(walker.currentNode.parentElement)) texts.push(walker.currentNode.textContent);
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (skipped(element)) continue;
    texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''));
  }
  return texts;
}

/** Strings of the mock's data, longest first, so that a name inside of a longer one is taken out whole. */
function dataStrings(data) {
  const found = new Set(['Rostrum', 'video.example.com', 'zzz', 'nobody', 'UTC', 'GB', 'Another name', 'no spaces', '2697 881 968', 'Chrome · Linux', 'Safari · iOS', 'Firefox · Windows']);
  JSON.stringify(data, (_, value) => {
    if (typeof value === 'string' && value) value.split('\n').forEach((line) => found.add(line));
    return value;
  });
  return [...found].sort((one, other) => other.length - one.length);
}

describe('pages', { concurrency: 3 }, () => {
  for (const state of STATES) {
    it(`${state.name}: axe, light on a desktop and dark on a phone`, () =>
      inState(state, {}, async (page) => {
        assert.deepEqual(await seriousFindings(page), [], 'light, desktop');
        // Ends dark and small
        await takePictures(page, 'pages', state.name, [SIZES.desktop, SIZES.tablet, SIZES.phone]);
        assert.deepEqual(await seriousFindings(page), [], 'dark, phone');
      }));
    it(`${state.name}: nothing untranslated, nothing cut off at the side`, () =>
      inState(state, { language: 'en-XA', size: 'phone' }, async (page, mock) => {
        const data = dataStrings(mock.data);
        const bare = (await page.evaluate(spokenTexts)).map((text) => data.reduce((rest, value) => rest.replaceAll(value, ''), text));
        assert.deepEqual(bare.filter((text) => /[A-Za-z]{2}/.test(text)), [], 'text past i18n');
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'wider than the window');
      }));
  }
});

describe('by keyboard alone', () => {
  it('somebody who wants to plan signs in and is led back to the planner (80/UPA-6, UGP-5 row 3)', () =>
    inState({ path: '/' }, {}, async (page) => {
      await tabTo(page, 'a[href="/me/rooms/new"]');
      await page.keyboard.press('Enter');
      await page.locator('input[name=login]').waitFor();
      await tabTo(page, 'input[name=login]');
      await page.keyboard.type('anna');
      await page.keyboard.press('Tab');
      await page.keyboard.type('correct horse');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/me/rooms/new');
      await page.locator('input[name=topic]').waitFor();
    }));

  it('a room is made, with a moderator, and can be joined', () =>
    inState({ path: '/me/rooms', prepare: ({ data }) => void (data.signedIn = true) }, {}, async (page, mock) => {
      await tabTo(page, 'main a[href="/me/rooms/new"]');
      await page.keyboard.press('Enter');
      await page.locator('input[name=topic]').waitFor();
      await tabTo(page, 'input[name=topic]');
      await page.keyboard.type('Reading circle');
      await tabTo(page, 'input[type=radio]');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, 'fieldset input[type=text], fieldset input:not([type])');
      await page.keyboard.type('boris');
      await page.keyboard.press('Enter');
      await tabTo(page, 'fieldset input[type=checkbox]');
      await page.keyboard.press('Space');
      await tabTo(page, 'button[type=submit]');
      await page.keyboard.press('Enter');
      await page.locator('[role=dialog] h2', { hasText: 'Reading circle' }).waitFor();
      const [made] = mock.data.conferences;
      assert.equal(made.access, 'public');
      assert.deepEqual(made.invitations.map(({ id, is_moderator }) => [id, is_moderator]), [['boris', true]]);
    }));

  it('a guest joins by the ID that was read out (80/UGP-8, UCP-5)', () =>
    inState({ path: '/' }, {}, async (page) => {
      await tabTo(page, 'input[name=conference]');
      await page.keyboard.type(' \\c\\2697 881 968 ');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/c/2697881968');
      await page.locator('input[name=display_name]').waitFor();
      await tabTo(page, 'input[name=display_name]');
      await page.keyboard.type('Grace');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/room/2697881968');
    }));

  it('a server is set up', () =>
    inState({ path: '/', prepare: ({ data }) => void Object.assign(data, { setupRequired: true, company: '' }) }, {}, async (page, mock) => {
      const next = async (text) => {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      };
      await tabTo(page, 'form input');
      await next('WRONG');
      await page.locator('li[aria-current=step]:nth-child(1)').waitFor();
      await page.locator('[role=alert]').waitFor(); // told where it is typed (80/UGP-3)
      await page.keyboard.press('Control+A');
      await next('RSTM-4711');
      await page.locator('li[aria-current=step]:nth-child(2)').waitFor();
      await tabTo(page, 'form input');
      await next('video.example.org');
      await page.locator('li[aria-current=step]:nth-child(3)').waitFor();
      await tabTo(page, 'form input[type=password]');
      await next('four random words');
      await page.locator('[role=alert]').waitFor(); // against the rules: told at its own step
      await next(' 1A');
      await page.locator('fieldset').waitFor();
      await tabTo(page, 'fieldset input');
      for (const text of ['Anna', 'anna', '', 'Long enough 1']) {
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      await tabTo(page, 'button[type=submit]');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Your server is ready' }).waitFor();
      assert.equal(mock.data.setupRequired, false);
    }));

  it('the page of a conference tells by itself when it runs (80/UCP-11)', () =>
    inState({ path: '/c/4410275583' }, {}, async (page, mock) => {
      await page.getByText('Nobody is here yet').waitFor();
      mock.data.conferences[1].state = 'running';
      await page.getByText('Running now').waitFor({ timeout: 10_000 });
    }));

  const moves = [
    ['/me/notifications', '/me/push-preferences', 'switch', 'Quiet hours', '55/NTF-4'],
    ['/me/calls', '/me/calls/preferences', 'switch', 'Always through the server', '00/R-19'],
    ['/me/contacts/boris', '/me/addressbook-folders/2/contacts', 'checkbox', 'Customers', '80/UBK-7'],
    ['/panel/users/zones', '/zones/external', 'switch', 'People may sign in from Internet', '30/ZON-3'],
  ];
  const allOff = ({ data }) => {
    Object.assign(data, { signedIn: true, administrator: data.administrators[0] });
    data.callPreferences.always_through_server = false;
    data.zones[1].enabled = false;
  };
  for (const [path, change, role, name, requirement] of moves) {
    it(`"${name}" moves at once, and back when the server refuses (${requirement})`, () =>
      inState({ path, prepare: allOff }, {}, async (page, mock) => {
        const one = (checked) => page.getByRole(role, { name, checked });
        let refuse;
        let wasAsked;
        const asked = new Promise((resolve) => (wasAsked = resolve));
        mock.before = (method, on) => {
          if (method === 'GET' || !on.endsWith(change)) return undefined;
          wasAsked();
          return new Promise((_, reject) => (refuse = () => reject(Object.assign(new Error('no store'), { status: 503, reason: 'storeUnavailable' }))));
        };
        await one(false).press('Space');
        await asked;
        await one(true).waitFor();
        refuse();
        await one(false).waitFor();
      }));
  }
});

describe('the server by keyboard alone', () => {
  it('a setting out of range is told as it is typed, and saved when it is right', () =>
    inState({ path: '/panel/settings', prepare: administered() }, {}, async (page, mock) => {
      await page.locator('input[name="server.logMaximum"]').waitFor();
      await tabTo(page, 'input[name="server.logMaximum"]', 80);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('5');
      await page.locator('main [role=alert]').waitFor();
      await page.keyboard.type('0');
      await page.keyboard.press('Enter');
      await page.locator('main footer').waitFor({ state: 'detached' });
      assert.equal(mock.data.settings[0].settings.find(({ name }) => name === 'server.logMaximum').value, 50);
    }));

  it('an application is made from a set of permissions, and its secret is shown once (60/OC-2)', () =>
    inState({ path: '/panel/api/oauth2/new', prepare: administered() }, {}, async (page, mock) => {
      await page.locator('input[name=name]').waitFor();
      await tabTo(page, 'input[name=name]', 80);
      await page.keyboard.type('Door display');
      await tabTo(page, 'main select', 10);
      await page.keyboard.type('Ending');
      await tabTo(page, 'main button[type=submit]', 60);
      await page.keyboard.press('Enter');
      await page.getByText(/^[A-Za-z0-9]{32}$/).waitFor();
      const secret = mock.data.secretShown;
      await page.keyboard.press('Enter');
      await page.waitForURL('**/api/oauth2/5d0c2be8a7714b90');
      await page.locator('main h1', { hasText: 'Door display' }).waitFor();
      assert.ok(!(await page.content()).includes(secret), 'the secret is still there');
      assert.deepEqual(mock.data.applications[0].permissions, ['conferences:read', 'conferences:write', 'conferences.participants:read', 'conferences.sessions:read']);
    }));

  it('the page of an extension that is stopped goes away by itself', () =>
    inState({ path: '/panel/extensions/example', prepare: administered() }, {}, async (page, mock) => {
      await page.locator('[data-extension=example] h2').waitFor();
      mock.data.panelPages = [];
      await page.locator('[data-extension=example]').waitFor({ state: 'detached', timeout: 20_000 });
      await page.locator('main h1').waitFor();
      assert.equal(await page.locator('nav a[href$="/extensions/example"]').count(), 0);
    }));
});
