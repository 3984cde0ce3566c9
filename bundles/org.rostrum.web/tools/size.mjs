// SPDX-License-Identifier: Apache-2.0
// Script that a page loads before it can be used, gzip, against the budgets of the design (KB of 1024 bytes).
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(import.meta.dirname, '../target/dist');
/** Application → budget in KB. */
const BUDGETS = { home: 120, conference: 120, room: 300, personal: 400, admin: 400 };

/** The entry and all that it imports statically, as the HTML file and the scripts themselves say. */
function initialScripts(name) {
  const html = readFileSync(join(DIST, name, 'index.html'), 'utf8');
  const wanted = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  const seen = new Set();
  for (let path = wanted.pop(); path; path = wanted.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const folder = path.slice(0, path.lastIndexOf('/'));
    const code = readFileSync(join(DIST, name, path), 'utf8');
    for (const [, file] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) wanted.push(`${folder}/${file}`);
  }
  return [...seen];
}

let over = false;
for (const name of readdirSync(DIST).filter((folder) => folder in BUDGETS)) {
  const bytes = initialScripts(name).reduce((sum, path) => sum + readFileSync(join(DIST, name, `${path}.gz`)).length, 0);
  const kb = BUDGETS[name];
  const fits = bytes <= kb * 1024;
  over ||= !fits;
  console.log(`${name}: ${(bytes / 1024).toFixed(1)} KB of ${kb} KB${fits ? '' : '  OVER'}`);
}
process.exit(over ? 1 : 0);
