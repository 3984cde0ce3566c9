// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { answerSignal } from '../mock/calls.mjs';
import { startMock } from '../mock/server.mjs';

/** Debian's Chromium; another by CHROMIUM. */
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Widths in pixels of a phone, a tablet, a desktop (ux.md section 6). */
export const SIZES = { phone: { width: 390, height: 844 }, tablet: { width: 834, height: 1112 }, desktop: { width: 1440, height: 900 } };
export const SCHEMES = ['light', 'dark'];

export async function launch() {
  return chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
}

/**
 * Brings a page into a state of states.mjs, on a mock server of its own.
 *
 * @returns the page and how to give everything back
 */
export async function open(browser, state, { size = 'desktop', scheme = 'light', language = '' } = {}) {
  const mock = await startMock();
  state.prepare?.(mock);
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, reducedMotion: 'reduce', locale: 'en-GB' });
  if (state.browser) await context.addInitScript(...state.browser);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await answerSignal(page, mock);
  const address = new URL(state.path, mock.address);
  if (language) address.searchParams.set('lng', language);
  // The pseudo-locale lives in the address, so a page that navigates by itself keeps it through the storage.
  if (language) await context.addInitScript((value) => localStorage.setItem('rostrum.language', value), language);
  await page.goto(address.href, { waitUntil: 'load' });
  await page.locator('h1, [role=alert]').first().waitFor();
  await state.act?.(page, mock);
  await page.evaluate(() => document.fonts.ready);
  return { page, mock, faults, close: async () => {
    await context.close();
    await mock.close();
  } };
}

/** Opens a state, runs `check`, gives everything back. */
export async function inState(browser, state, options, check) {
  const opened = await open(browser, state, options);
  try {
    const answer = await check(opened.page, opened.mock);
    assert.deepEqual(opened.faults, [], 'faults of script');
    return answer;
  } finally {
    await opened.close();
  }
}

/** Presses Tab until `selector` has the focus. */
export async function tabTo(page, selector, most = 40) {
  for (let presses = 0; presses < most; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to ${selector} by Tab`);
}
