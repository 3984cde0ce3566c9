// SPDX-License-Identifier: Apache-2.0
// The example extension as its author builds it: by Maven alone, without a network.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ROOT } from './server.mjs'

const SOURCES = join(ROOT, 'docs/extending/org.example.applause')

/** Bytes of the KAR in some version. */
export function applause(version) {
  const copy = mkdtempSync(join(tmpdir(), 'rostrum-applause-'))
  mkdirSync(copy, { recursive: true })
  cpSync(SOURCES, copy, { recursive: true, filter: (path) => !relative(SOURCES, path).startsWith('target') })
  const more = (process.env.MAVEN_ARGS ?? '').split(' ').filter((word) => word !== '')
  execFileSync('mvn', ['-o', '-q', '-B', ...more, `-Drevision=${version}`, '-DskipTests', 'package'], { cwd: copy, stdio: 'inherit' })
  const file = readdirSync(join(copy, 'target')).find((name) => name.endsWith('.kar'))
  return readFileSync(join(copy, 'target', file))
}
