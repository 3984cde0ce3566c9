// SPDX-License-Identifier: Apache-2.0
// npm run screenshots [-- part-of-name [size [scheme]]]: every state at three widths in both themes, into target/screenshots.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open, SCHEMES, SIZES } from './browser.mjs';
import { STATES } from './states.mjs';

const folder = join(import.meta.dirname, '../../target/screenshots');
const [wanted = '', onlySize = '', onlyScheme = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
try {
  for (const state of STATES.filter(({ name }) => name.includes(wanted))) {
    for (const size of Object.keys(SIZES).filter((key) => key.includes(onlySize))) {
      for (const scheme of SCHEMES.filter((key) => key.includes(onlyScheme))) {
        const { page, close } = await open(browser, state, { size, scheme });
        await page.screenshot({ path: join(folder, `${state.name}-${SIZES[size].width}-${scheme}.png`) });
        await close();
      }
    }
  }
} finally {
  await browser.close();
}
