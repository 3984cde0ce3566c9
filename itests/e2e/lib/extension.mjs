// SPDX-License-Identifier: Apache-2.0
// The example extension, and a new one, as their authors build them: by Maven alone, without a network.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ROOT } from './server.mjs'

const SOURCES = join(ROOT, 'docs/extending/org.example.applause')

/** Bytes of the KAR in some version. */
export function applause(version) {
  const copy = mkdtempSync(join(tmpdir(), 'rostrum-applause-'))
  cpSync(SOURCES, copy, { recursive: true, filter: (path) => !relative(SOURCES, path).startsWith('target') })
  return packed(copy, `-Drevision=${version}`, '-DskipTests')
}

/** Bytes of the KAR of a project as the script makes it, untouched. */
export function fresh(id) {
  const folder = join(mkdtempSync(join(tmpdir(), 'rostrum-project-')), id)
  execFileSync(join(ROOT, 'rostrum'), ['new-extension', id, folder], { stdio: 'ignore' })
  return packed(folder)
}

function packed(project, ...options) {
  const more = (process.env.MAVEN_ARGS ?? '').split(' ').filter((word) => word !== '')
  execFileSync('mvn', ['-o', '-q', '-B', ...more, ...options, 'package'], { cwd: project, stdio: 'inherit' })
  const target = join(project, 'target')
  return readFileSync(join(target, readdirSync(target).find((name) => name.endsWith('.kar'))))
}
