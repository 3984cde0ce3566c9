// SPDX-License-Identifier: Apache-2.0
// Serves the stories of the meeting room from a fresh build and opens them in Chromium.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const out = join(root, 'target/stories');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--hide-scrollbars'];

export async function buildStories() {
  await build({
    configFile: false,
    root: join(root, 'apps/room'),
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: out, emptyOutDir: true, minify: false, target: 'es2022', reportCompressedSize: false, rollupOptions: { input: join(root, 'apps/room/stories.html') } },
  });
}

/** Serves the built stories and starts a browser; `close` ends both. */
export async function serveStories() {
  const server = createServer((request, response) => {
    const file = join(out, new URL(request.url, 'http://localhost').pathname);
    if (file.endsWith('favicon.ico')) return response.writeHead(204).end();
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return {
    browser,
    address: (story, more = '') => `http://127.0.0.1:${server.address().port}/stories.html?state=${story}${more}`,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** What shows that a story has arrived. */
export const ARRIVED = '[data-testid=meeting], [data-testid=prejoin] h1, [data-testid=refused], [data-testid=ended], [data-testid=prejoin] .mantine-Skeleton-root';

/** Opens a story and waits until its pictures flow. */
export async function open(browser, address, { width, height, theme = 'dark', touch = false }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, hasTouch: touch, isMobile: touch, reducedMotion: 'reduce', deviceScaleFactor: 1 });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  // stories have a server of their own; the connection for the account, of whoever left a meeting, finds a silent one
  await page.routeWebSocket(/\/signal$/, () => undefined);
  await page.goto(address);
  await page.waitForSelector(ARRIVED);
  return { page, faults, close: () => context.close() };
}
