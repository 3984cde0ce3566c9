// SPDX-License-Identifier: Apache-2.0
// The meeting room in Chromium, without a server: `npm run test:room`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { offer } from './offer.mjs';
import { takePictures } from '../pictures.mjs';
import { buildStories, open, serveStories } from './stage.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 834, height: 1112, touch: true };
const PHONE = { width: 390, height: 844, touch: true };
/** Until the test pictures flow at a new size. */
const SETTLED_MS = 700;

let stage;
before(async () => {
  if (!process.env.STORIES_BUILT) await buildStories();
  stage = await serveStories();
});
after(() => stage?.close());

async function story(name, { more = '', ...size } = DESKTOP, use) {
  const opened = await open(stage.browser, stage.address(name, more), { ...DESKTOP, ...size });
  try {
    await use(opened.page);
    assert.deepEqual(opened.faults, [], 'the console is clean');
  } finally {
    await opened.close();
  }
}

describe('accessibility: no serious findings', () => {
  const states = ['lobby-guest', 'lobby-denied', 'meeting-1', 'meeting-5', 'content', 'people', 'people-empty', 'quality', 'quality-poor', 'keys', 'dialog-remove', 'reconnecting', 'notices', 'muted', 'refused-entry_banned', 'refused-pin_required', 'ended-hung_up'];
  for (const [index, name] of states.entries()) {
    const [theme, size] = [index % 2 ? 'dark' : 'light', index % 3 ? DESKTOP : PHONE];
    it(`${name}, ${theme}, ${size.width}`, () =>
      story(name, { ...size, theme }, async (page) => {
        await page.waitForTimeout(500);
        await page.evaluate(AXE);
        const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        const serious = found.violations.filter((each) => each.impact === 'serious' || each.impact === 'critical');
        assert.deepEqual(serious.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`), []);
      }));
  }
});

describe('pseudo-locale: no text goes past i18n', () => {
  for (const name of ['lobby-guest', 'lobby-denied', 'meeting-1', 'content', 'poor-network', 'people', 'people-empty', 'quality', 'quality-poor', 'keys', 'dialog-end', 'reconnecting', 'notices', 'audio-only', 'refused-guest_limit', 'refused-pin_wrong', 'ended-connection_lost'])
    it(name, () =>
      story(name, { more: '&lng=en-XA' }, async (page) => {
        await page.waitForTimeout(name.startsWith('quality') ? 4_500 : 500);
        const plain = await page.evaluate(plainTexts);
        assert.deepEqual(plain, []);
      }));
});

describe('the keyboard', () => {
  it('joins, mutes, opens the people, closes them and leaves', () =>
    story('lobby-user', {}, async (page) => {
      await page.getByTestId('join').waitFor();
      await page.getByTestId('join').focus();
      await page.keyboard.press('Enter');
      await page.getByTestId('meeting').waitFor();
      await page.keyboard.press('d');
      await page.getByRole('button', { name: 'Turn on microphone' }).waitFor();
      await page.keyboard.press('p');
      await page.getByRole('complementary', { name: 'People' }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'People');
      assert.equal(await page.getByTestId('person').count(), 3);
      await page.keyboard.press('Escape');
      await page.getByRole('complementary', { name: 'People' }).waitFor({ state: 'detached' });
      await page.keyboard.press('l');
      await page.keyboard.press('l');
      await page.locator('[data-testid=stage][data-view=speaker]').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await page.keyboard.press('Escape');
      await tabTo(page, 'Leave');
      await page.keyboard.press('Enter');
      const leave = page.getByRole('menuitem', { name: 'Leave the conference' });
      await leave.waitFor();
      // The menu is to be seen a moment before it takes keys
      for (let tries = 0; tries < 50 && !(await leave.evaluate((item) => item === document.activeElement)); tries++) {
        await page.keyboard.press('ArrowDown');
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      }
      await page.keyboard.press('Enter');
      await page.locator('[data-testid=ended][data-cause=hung_up]').waitFor();
    }));

  it('talks while Space is held, and types in the search field', () =>
    story('meeting-3', {}, async (page) => {
      await page.keyboard.press('d');
      await page.locator('[data-testid=microphone][data-on=false]').waitFor();
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.down('Space');
      await page.locator('[data-testid=microphone][data-on=true]').waitFor();
      await page.keyboard.up('Space');
      await page.locator('[data-testid=microphone][data-on=false]').waitFor();
      await page.keyboard.press('p');
      await page.getByLabel('Search by name').fill('');
      await page.getByLabel('Search by name').pressSequentially('kofi d');
      assert.equal(await page.locator('[data-testid=microphone]').getAttribute('data-on'), 'false');
      await page.getByText('Nobody has').waitFor();
    }));
});

describe('a moderator', () => {
  it('mutes somebody, removes him after a question, and locks the entry', () =>
    story('people', {}, async (page) => {
      const row = page.locator('[data-testid=person][data-participant=p0]');
      await row.getByRole('button', { name: 'Actions for Ines Albrecht' }).click();
      await page.getByRole('menuitem', { name: 'Mute' }).click();
      await row.getByRole('img', { name: 'Microphone off' }).waitFor();
      await row.getByRole('button', { name: 'Actions for Ines Albrecht' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await row.waitFor({ state: 'detached' });
      assert.equal(await page.locator('[data-testid=tile][data-participant=p0]').count(), 0);
      await page.getByTestId('panel').getByRole('button', { name: 'Lock entry' }).click();
      await page.getByRole('img', { name: 'Entry is locked' }).waitFor();
    }));

  it('ends the meeting for everybody after a question', () =>
    story('dialog-end', {}, async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: 'End for everybody' }).click();
      await page.locator('[data-testid=ended][data-cause=conference_ended]').waitFor();
    }));
});

describe('the stage', () => {
  it('shows a moving picture on every tile whose camera is open', () =>
    story('meeting-9', {}, async (page) => {
      await page.waitForFunction(() => document.querySelectorAll('[data-testid=tile] video').length === 7);
      await page.waitForFunction(() => [...document.querySelectorAll('[data-testid=tile] video')].every((video) => video.videoWidth > 0 && video.currentTime > 0));
      assert.equal(await page.locator('[data-testid=tile]').count(), 9);
    }));

  it('makes a tile large on a double click, and small on another', () =>
    story('meeting-5', {}, async (page) => {
      const tile = page.locator('[data-testid=tile][data-participant=p1]');
      await tile.dblclick();
      await page.locator('[data-testid=tile][data-participant=p1][data-main]').waitFor();
      await tile.dblclick();
      await page.locator('[data-testid=stage][data-view=grid]').waitFor();
    }));

  it('leaves no part of the bar outside of a phone', () =>
    story('meeting-3', PHONE, async (page) => {
      await page.setViewportSize({ width: 320, height: 640 });
      const outside = await page.evaluate(() => [...document.querySelectorAll('footer button')].filter((each) => each.getBoundingClientRect().right > innerWidth || each.getBoundingClientRect().bottom > innerHeight).length);
      assert.equal(outside, 0);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    }));
});

describe('quality', () => {
  it('marks each tile in a word and opens the figures from the own mark, with what limits', () =>
    story('quality-poor', {}, async (page) => {
      const mark = (id) => page.locator(`[data-testid=tile][data-participant=${id}] [data-testid=tile-quality]`);
      await mark('p1').getByRole('img', { name: 'Fair connection' }).waitFor();
      await mark('p0').getByRole('img', { name: 'Good connection' }).waitFor();
      await mark('p2').getByRole('img', { name: 'Poor connection' }).waitFor();
      const panel = page.getByTestId('quality-panel');
      await panel.waitFor();
      assert.match(await panel.getByTestId('quality-why').innerText(), /Connection poor[^]*too narrow for all pictures[^]*device is too busy/);
      assert.match(await panel.getByTestId('quality-down').innerText(), /^[\d.]+ [kM]bit\/s$/);
      assert.equal(await panel.getByTestId('quality-path').innerText(), 'Direct (UDP)');
      assert.equal(await panel.getByTestId('quality-round-trip').innerText(), '38 ms');
      const sent = panel.locator('[data-testid=quality-stream][data-slot=cam]');
      assert.match(await sent.innerText(), /1280×720[^]*Arrives as 720p with 1\.7 Mbit\/s, 360p with 480 kbit\/s[^]*this device is busy/);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      const own = page.locator('[data-testid=quality]:visible');
      assert.match(await own.getAttribute('aria-label'), /^Connection poor/);
      await own.click();
      await panel.waitFor();
    }));
});

describe('a refusal (40/AC-3)', () => {
  it('asks for the PIN and tries it', () =>
    story('refused-pin_required', {}, async (page) => {
      await page.getByLabel('PIN').fill('1234');
      await page.getByRole('button', { name: 'Join now' }).click();
      await page.getByTestId('refused').waitFor();
    }));

  it('has a title and a text of its own for every code', async () => {
    const codes = ['not_found', 'not_started', 'not_invited', 'guests_forbidden', 'registration_required', 'registration_closed', 'pin_required', 'pin_wrong', 'entry_banned', 'guest_limit', 'participants_limit', 'licence_limit', 'licence_expired', 'extension_not_licensed', 'conferences_limit', 'method_disabled', 'duplicate_link'];
    const { refused } = JSON.parse(readFileSync(new URL('../../apps/room/src/i18n/en.json', import.meta.url), 'utf8'));
    assert.deepEqual(codes.filter((code) => !refused.title[code] || !refused.text[code]), []);
    assert.equal(new Set(codes.map((code) => refused.text[code])).size, codes.length);
  });
});

describe('the forwarded transport on a real browser', () => {
  it('answers an offer of the server with three bounded layers of the camera', () =>
    story('lobby-loading', {}, async (page) => {
      const { answer, encodings, slots, took } = await page.evaluate(tryOffer, offer(3, 17));
      assert.match(answer, /a=simulcast:send h;m;l/);
      assert.equal(answer.match(/a=mid:/g).length, 24);
      assert.equal(answer.match(/a=sendonly/g).length, 4);
      assert.equal(answer.match(/a=recvonly/g).length, 20);
      assert.deepEqual(encodings, [['h', 1, 2_000_000], ['m', 2, 500_000], ['l', 4, 150_000]]);
      assert.equal(slots, 17);
      console.log(`answered in ${Math.round(took)} ms`);
    }));
});

/** Runs in the page. */
async function tryOffer(sdp) {
  const { ForwardedTransport, systemClock } = globalThis.rostrumCore;
  let connection;
  const sent = {};
  let answered;
  const done = new Promise((resolve) => (answered = resolve));
  const transport = new ForwardedTransport({
    clock: systemClock,
    random: Math.random,
    videoSlots: 17,
    request: async (type, body) => {
      sent[type] = body;
      if (type === 'media.slots') answered();
      return {};
    },
    createConnection: () => (connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })),
  });
  const { width, height } = { width: 1280, height: 720 };
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d').fillRect(0, 0, width, height);
  transport.send('camera', canvas.captureStream(5).getVideoTracks()[0]);
  transport.connect();
  const begun = performance.now();
  transport.offered({ transport: 'server', revision: 1, sdp });
  await done;
  const took = performance.now() - begun;
  const camera = connection.getTransceivers().find((each) => each.mid === 'cam');
  const encodings = camera.sender.getParameters().encodings.map((each) => [each.rid, each.scaleResolutionDownBy, each.maxBitrate]);
  const slots = connection.getTransceivers().filter((each) => /^v/.test(each.mid)).length;
  transport.close();
  return { answer: sent['media.answer'].sdp, encodings, slots, took };
}

/** Runs in the page: texts and names with plain letters outside of brackets; names of people and things are not translated. */
function plainTexts() {
  const OWN = /Ada Berg|Ines Albrecht|Kofi Mensah|Mira Holm|Tomás Vega|Yuki Tanaka|Lena Fischer|Weekly product review|Desk microphone \(USB\)|Desk microphone|Document camera|Front camera|Headset|Speakers|Amir Haddad|Chloé Dubois|Jan Nowak|Priya Nair|Oskar Lind|Sofia Rossi|Daniel Okafor|Hana Kim|Viktor Petrov|UDP|Default – |VP8|opus|\bzz\b/g;
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest('script, style, [translate=no], [data-testid=person] [class*=name], [aria-hidden=true]')) texts.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    if (!element.closest('[translate=no]')) for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
  return texts.map((text) => text.replace(/⟦[^⟧]*⟧/g, '').replace(OWN, '')).filter((text) => /[A-Za-z]{3}/.test(text));
}

async function tabTo(page, name) {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) === name) return;
  }
  assert.fail(`${name} is not reached by Tab`);
}

/** Every story at each width in both themes, some at a time: most of it is waiting. */
describe('pictures', () => {
  it('of every state, with a clean console', async () => {
    const list = await stage.browser.newPage();
    await list.goto(stage.address(''));
    const stories = await list.locator('li').allTextContents();
    await list.close();
    assert.ok(stories.length > 30);
    const open = stories.flatMap((name) => [[name, PHONE, [PHONE]], [name, DESKTOP, [DESKTOP, TABLET]]]);
    const one = async ([name, size, sizes]) =>
      story(name, size, async (page) => {
        await page.waitForTimeout(name.startsWith('quality') ? 4_500 : SETTLED_MS);
        await takePictures(page, 'room', name, sizes, 300);
      });
    const worker = async () => {
      for (let next = open.shift(); next; next = open.shift()) await one(next);
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
  });
});
