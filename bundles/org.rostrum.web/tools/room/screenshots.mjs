// SPDX-License-Identifier: Apache-2.0
// Pictures of the meeting room in all states: `node tools/room/screenshots.mjs [parts of names, by comma] [width]`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildStories, open, serveStories } from './stage.mjs';

const SIZES = [
  { width: 390, height: 844, touch: true },
  { width: 834, height: 1112, touch: true },
  { width: 1440, height: 900 },
];
const SETTLED_MS = 900;
const folder = join(import.meta.dirname, '../../target/screenshots/room');
const [part = '', onlyWidth] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
if (!process.env.STORIES_BUILT) await buildStories();

const { browser, address, close: end } = await serveStories();
const list = await browser.newPage();
await list.goto(address(''));
const stories = (await list.locator('li').allTextContents()).filter((name) => part.split(',').some((each) => name.includes(each)));
await list.close();
let taken = 0;
const faulty = [];
for (const story of stories)
  for (const size of SIZES.filter((each) => !onlyWidth || each.width === Number(onlyWidth)))
    for (const theme of ['light', 'dark']) {
      const { page, faults, close } = await open(browser, address(story), { ...size, theme });
      await page.waitForTimeout(story === 'quality' ? 5_000 : SETTLED_MS);
      await page.screenshot({ path: join(folder, `${story}-${size.width}-${theme}.png`) });
      if (faults.length > 0) faulty.push(`${story} ${size.width} ${theme}: ${faults[0]}`);
      await close();
      taken++;
    }
await end();
console.log(`${taken} pictures in target/screenshots/room`);
for (const line of faulty) console.error(line);
process.exitCode = faulty.length > 0 ? 1 : 0;
