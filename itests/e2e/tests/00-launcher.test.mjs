// SPDX-License-Identifier: Apache-2.0
// What the launcher says when something is wrong: one clear line each.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, chmodSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:net'
import { eventually } from '../lib/eventually.mjs'
import { plain } from '../lib/plain.mjs'
import { freePort } from '../lib/ports.mjs'
import { ROOT, Server } from '../lib/server.mjs'

/** One address of each part; 404 says that its part is not there. */
const PARTS = ['/signal', '/', '/panel/', '/api/v4/dashboard', '/api/v4/features', '/oauth2/v1/token']

const launcher = (command, env = {}) =>
  spawnSync(join(ROOT, 'rostrum'), [command], { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 60_000 })

describe('the launcher', { timeout: 120_000 }, () => {
  let server, folder, seen, parts

  /** What /health says from the first answer on until it says that the server is up. */
  const watchHealth = async () => {
    const seen = []
    await eventually(async () => {
      const { status, text } = await plain(server.url, '/health')
      // Before it is there, the pages answer
      if (/^\{"status"/.test(text)) seen.push({ status, said: JSON.parse(text).status, at: Date.now() })
      return seen.at(-1)?.said === 'up' ? '' : `it says ${text.slice(0, 200)}`
    }, { within: 90_000, every: 20 })
    return seen
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-launcher-'))
    server = await Server.create()
    const watched = watchHealth()
    await server.start()
    seen = await watched
    // Before anything else gives it time
    parts = await Promise.all(PARTS.map(async (path) => `${path} ${(await plain(server.url, path)).status === 404 ? 'missing' : 'there'}`))
  })

  after(async () => {
    await server?.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  test('it says ready when every part is there, and /health says so then and not before', async () => {
    assert.deepEqual(parts, PARTS.map((path) => `${path} there`))
    assert.ok(seen.length > 0)
    for (const { status, said } of seen) assert.ok(said === 'up' ? status === 200 : said === 'starting' && status === 503, `${status} ${said}`)
    assert.equal(seen.at(-1).said, 'up')
  })

  test('a start without a port fails with one clear line', async () => {
    const taken = await Promise.all([1, 2, 3].map(() => new Promise((done) => {
      const socket = createServer().listen(0, () => done(socket))
    })))
    const [https, http, platform] = taken.map((socket) => String(socket.address().port))
    const env = { ...server.env, ROSTRUM_DATA: join(folder, 'no-port'), ROSTRUM_HTTPS_PORT: https, ROSTRUM_HTTP_PORT: http, ROSTRUM_PLATFORM_PORT: platform }
    env.ROSTRUM_MEDIA_PORT = String(await freePort())
    env.ROSTRUM_CONSOLE_PORT = String(await freePort())
    try {
      const { status, signal, stderr } = launcher('run', { ...env, ROSTRUM_LOG_CONSOLE: 'OFF' })
      assert.equal(signal, null)
      assert.notEqual(status, 0)
      assert.match(stderr.trim(), /^rostrum: no port could be had, see .*rostrum\.log$/)
      assert.equal(launcher('status', env).status, 3)
    } finally {
      for (const socket of taken) socket.close()
    }
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
