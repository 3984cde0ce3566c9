// SPDX-License-Identifier: Apache-2.0
// Pictures of pages for people to look at, into the folder SCREENSHOTS (default target/screenshots).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.SCREENSHOTS ?? join(import.meta.dirname, '../target/screenshots');
/** Two frames, so that what a change of size or theme starts has begun; then until everything that moves and ends has ended. */
const settled = async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await frame();
  const ending = document.getAnimations().filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map((animation) => animation.finished));
};

/**
 * Takes a page as it is now at these sizes in both themes, first in its own.
 *
 * @param name of the state; the files are called name-width-theme.png
 * @param group subfolder
 * @param settledMs how long moving pictures need after a change of size
 */
export async function takePictures(page, group, name, sizes, settledMs = 0) {
  mkdirSync(join(folder, group), { recursive: true });
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const [index, theme] of (dark ? ['dark', 'light'] : ['light', 'dark']).entries()) {
    await page.emulateMedia({ colorScheme: theme });
    if (index > 0) await page.evaluate(settled);
    for (const size of sizes) {
      await page.setViewportSize({ width: size.width, height: size.height });
      await page.evaluate(settled);
      await page.waitForTimeout(settledMs);
      await page.screenshot({ path: join(folder, group, `${name}-${size.width}-${theme}.png`) });
    }
  }
}
