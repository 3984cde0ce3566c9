// SPDX-License-Identifier: Apache-2.0
// What the Maven build calls: `npm ci` if the lock file changed, `npm run build` if any input changed, nothing if nothing did.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const IGNORED = new Set(['node_modules', 'target', 'generated', '.git']);
/** Stamps: what was installed, what was built. The first lives with what it describes, so that deleting node_modules is seen. */
const INSTALLED = join(root, 'node_modules/.rostrum-installed');
const BUILT = join(root, 'target/dist/.rostrum-built');
const INSTALL_INPUTS = ['package-lock.json', 'package.json'];
const BUILD_INPUTS = [
  ...INSTALL_INPUTS, 'apps', 'packages', 'tools/build.mjs', 'tools/generate.mjs', 'vite.app.ts', 'tsconfig.base.json',
  '../org.rostrum.signal/src/main/resources/schemas', '../org.rostrum.webrtc/src/main/resources/schemas',
  '../org.rostrum.call/src/main/resources/schemas', '../../docs/api/openapi.json',
];

function* filesOf(path) {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) if (!IGNORED.has(name)) yield* filesOf(join(path, name));
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const input of inputs) {
    for (const file of filesOf(resolve(root, input))) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const current = (stamp, print) => existsSync(stamp) && readFileSync(stamp, 'utf8') === print;

function run(...command) {
  const { status, error } = spawnSync('npm', command, { cwd: root, stdio: 'inherit' });
  if (error) throw new Error(`npm cannot be started (${error.message}): install Node.js 20 or newer with npm, or build with -DskipWeb`);
  if (status !== 0) process.exit(status ?? 1);
}

function step(stamp, inputs, ...command) {
  const print = fingerprint(inputs);
  if (current(stamp, print)) return;
  run(...command);
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, print);
}

step(INSTALLED, INSTALL_INPUTS, 'ci', '--no-audit', '--no-fund', '--loglevel=error');
step(BUILT, BUILD_INPUTS, 'run', '--silent', 'build');
