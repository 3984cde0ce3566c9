// SPDX-License-Identifier: Apache-2.0
// What the launcher says when something is wrong: one clear line each.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, chmodSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, Server } from '../lib/server.mjs'

const launcher = (command, env = {}) =>
  spawnSync(join(ROOT, 'rostrum'), [command], { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 60_000 })

describe('the launcher', { timeout: 120_000 }, () => {
  let server, folder

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-launcher-'))
    server = await Server.create()
    await server.start()
  })

  after(async () => {
    await server?.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  test('an unknown command shows the page of help and fails', () => {
    const { status, stderr } = launcher('dance')
    assert.equal(status, 2)
    assert.match(stderr, /usage: \.\/rostrum COMMAND/)
  })

  test('a folder without Java is named', () => {
    const { status, stderr } = launcher('run', { JAVA_HOME: folder, ROSTRUM_DATA: join(folder, 'data') })
    assert.notEqual(status, 0)
    assert.match(stderr.trim(), /^rostrum: JAVA_HOME=.* has no bin\/java.*$/)
  })

  test('an old Java is named with what to do', () => {
    mkdirSync(join(folder, 'old', 'bin'), { recursive: true })
    const java = join(folder, 'old', 'bin', 'java')
    writeFileSync(java, '#!/bin/sh\necho \'openjdk version "11.0.2"\' >&2\n')
    chmodSync(java, 0o755)
    const { status, stderr } = launcher('run', { JAVA_HOME: join(folder, 'old'), ROSTRUM_DATA: join(folder, 'data') })
    assert.notEqual(status, 0)
    assert.match(stderr.trim(), /^rostrum: Java 17 or later is needed, .* is 11\.0\.2: .*$/)
  })

  test('a full disk is named', () => {
    const small = join(folder, 'small')
    mkdirSync(small)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small])
    try {
      const { status, stderr } = launcher('run', { ROSTRUM_DATA: join(small, 'data') })
      assert.notEqual(status, 0)
      assert.match(stderr.trim(), /^rostrum: the disk of .*small.* is full: \d+ MB free, 200 MB needed$/)
    } finally {
      execFileSync('umount', [small])
    }
  })

  test('a data folder that cannot be made is named', () => {
    writeFileSync(join(folder, 'file'), '')
    const { status, stderr } = launcher('run', { ROSTRUM_DATA: join(folder, 'file', 'data') })
    assert.notEqual(status, 0)
    assert.match(stderr.trim(), /^rostrum: cannot write the data folder .*$/)
  })

  test('a second start on the same data is refused', () => {
    const { status, stderr } = launcher('run', server.env)
    assert.notEqual(status, 0)
    assert.match(stderr.trim(), /^rostrum: already running on .* \(process \d+\)$/)
  })

  test('status tells whether and where it runs', () => {
    const running = launcher('status', server.env)
    assert.equal(running.status, 0)
    assert.match(running.stdout, new RegExp(`running, process ${server.process.pid}, \\d+ MB`))
    assert.match(running.stdout, new RegExp(`https://localhost:${server.ports.https}/`))
    const other = launcher('status', { ROSTRUM_DATA: join(folder, 'data') })
    assert.equal(other.status, 3)
    assert.match(other.stdout, /not running/)
  })

  test('stop announces, ends the server and leaves nothing behind', async () => {
    const { status, stdout } = launcher('stop', { ...server.env, ROSTRUM_DRAIN_SECONDS: '1' })
    assert.equal(status, 0)
    assert.match(stdout, /new joins are refused/)
    assert.match(stdout, /stopped/)
    await server.exited
    server.process = undefined
    assert.equal(launcher('status', server.env).status, 3)
  })
})
