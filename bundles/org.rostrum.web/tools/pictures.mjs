// SPDX-License-Identifier: Apache-2.0
// Pictures of pages for people to look at, into the folder SCREENSHOTS (default target/screenshots).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.SCREENSHOTS ?? join(import.meta.dirname, '../target/screenshots');

/** Two frames: what a change of size or theme starts has been laid out and painted. */
const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/**
 * Takes a page as it is now in both themes at these sizes; leaves it in the last of them.
 *
 * @param name of the state; the files are called name-width-theme.png
 * @param group subfolder
 * @param settledMs how long moving pictures need after a change of size
 */
export async function takePictures(page, group, name, sizes, settledMs = 0) {
  mkdirSync(join(folder, group), { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize({ width: size.width, height: size.height });
    await page.waitForTimeout(settledMs);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(painted);
      await page.screenshot({ path: join(folder, group, `${name}-${size.width}-${colorScheme}.png`) });
    }
  }
}
