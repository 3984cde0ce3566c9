// SPDX-License-Identifier: Apache-2.0
// Pictures of pages for people to look at, into the folder SCREENSHOTS; without it none are taken.
import { join } from 'node:path';

const folder = process.env.SCREENSHOTS;
/** Two frames, so that what a change of size or theme starts has begun; then until everything that moves and ends has ended. */
const settled = async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await frame();
  const ending = document.getAnimations().filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map((animation) => animation.finished));
};

/**
 * Takes a page as it is now at these sizes in both themes, first in its own; ends in the other theme and the last size.
 *
 * @param name of the state; the files are called name-width-theme.png
 * @param group subfolder
 * @param settledMs how long moving pictures need after a change of size
 */
export async function takePictures(page, group, name, sizes, settledMs = 0) {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const themes = dark ? ['dark', 'light'] : ['light', 'dark'];
  for (const theme of folder ? themes : themes.slice(-1)) {
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(settled);
    for (const { width, height } of folder ? sizes : sizes.slice(-1)) {
      await page.setViewportSize({ width, height });
      await page.evaluate(settled);
      if (!folder) continue;
      await page.waitForTimeout(settledMs);
      await page.screenshot({ path: join(folder, group, `${name}-${width}-${theme}.png`) });
    }
  }
}
