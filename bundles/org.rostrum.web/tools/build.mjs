// SPDX-License-Identifier: Apache-2.0
// Builds all applications, or those named as arguments, into target/dist/<name>.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const names = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(join(root, 'apps'));
for (const name of names) {
  await build({ configFile: join(root, 'apps', name, 'vite.config.ts'), logLevel: 'warn' });
}
