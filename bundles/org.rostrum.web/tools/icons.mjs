// SPDX-License-Identifier: Apache-2.0
// Draws the icons of the installed application from our mark, packages/kit/src/mark/mark.svg, into apps/worker/public/icons. Run it
// when the mark changes; the pictures are committed, since builds have no browser.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const mark = readFileSync(join(root, 'packages/kit/src/mark/mark.svg'), 'utf8');
const folder = join(root, 'apps/worker/public/icons');
const ACCENT = '#0d746f';

/** Whole mark; mark in the safe zone of a picture without corners (40 % radius); white shape alone, of which systems use the alpha. */
const plain = mark;
const fullBleed = mark.replace('<rect width="32" height="32" rx="8"', `<rect width="32" height="32"`);
const shape = mark.replace(/<rect[^>]*\/>/, '').replaceAll(/fill="#[0-9a-f]+"/g, 'fill="#fff"');

const ICONS = [
  ['icon-192.png', plain, 192, 1, 'transparent'], ['icon-512.png', plain, 512, 1, 'transparent'],
  ['icon-180.png', fullBleed, 180, 1, ACCENT], ['maskable-512.png', fullBleed, 512, 0.8, ACCENT], ['badge-96.png', shape, 96, 1.2, 'transparent'],
];

mkdirSync(folder, { recursive: true });
copyFileSync(join(root, 'packages/kit/src/mark/mark.svg'), join(folder, 'icon.svg'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, svg, size, scale, background] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = svg.replace('<svg ', `<svg style="position:absolute;inset:0;margin:auto;width:100%;height:100%;transform:scale(${scale})" `);
  await page.setContent(`<body style="margin:0;overflow:hidden;background:${background}">${drawn}</body>`);
  await page.screenshot({ path: join(folder, name), omitBackground: true });
  await page.close();
}
await browser.close();
