// SPDX-License-Identifier: Apache-2.0
// A backup of the running server, restored elsewhere; a restore that is killed; the way from the embedded database to PostgreSQL.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { eventually } from '../lib/eventually.mjs'
import { Postgres } from '../lib/postgres.mjs'
import { ROOT, Server } from '../lib/server.mjs'
import { conference, signal, user, world } from '../lib/world.mjs'

/** Runs ./rostrum; what it said and how it ended. */
async function rostrum(server, ...args) {
  const child = spawn(join(ROOT, 'rostrum'), args, { env: server.env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const [status] = await once(child, 'close')
  return { status, said }
}

async function topics(server) {
  const ann = await user(server, 'ann')
  let answer
  // Resources come one after the other when a server starts
  await eventually(async () => {
    answer = await ann.get('/conferences')
    return answer.status === 200 ? '' : `/conferences answered ${answer.status} ${JSON.stringify(answer.body)}`
  })
  return answer.body.conferences.map((c) => c.topic).sort()
}

describe('backup, restore, store-copy', { timeout: 300_000 }, () => {
  let folder, file, postgres, first, second, ann, bob, room

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-backup-'))
    file = join(folder, 'backup.zip')
    ;({ server: first } = await world())
    room = await conference(await user(first, 'ann'))
    ann = await signal(await user(first, 'ann'))
    bob = await signal(await user(first, 'bob'))
    await ann.join(room)
    await bob.join(room)
    second = await Server.create()
  })

  after(async () => {
    for (const s of [ann, bob]) await s?.close()
    await first?.dispose()
    await second?.dispose()
    postgres?.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a backup is written while a meeting runs, and refused over a file that is there (10/BKP-1, 10/BKP-2)', async () => {
    const made = await rostrum(first, 'backup', file)
    assert.equal(made.status, 0, made.said)
    assert.match(made.said, /Backup .*backup\.zip: \d+ tables, \d+ rows/)
    assert.equal((statSync(file).mode & 0o777).toString(8), '600')
    assert.equal(readdirSync(join(first.data, 'backups')).length, 1)
    await Promise.all([ann.ask('ping'), bob.ask('ping')])
    const people = await ann.api.get(`/conferences/${room}/participants`)
    assert.equal(people.body.cnt, 2)
    // The key of the secrets is named where there is one, and is never in it
    const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' })
    assert.doesNotMatch(names, /secrets\.key|store\.cfg/)
    assert.match(names, /data\/keys\/listener/)

    const again = await rostrum(first, 'backup', file)
    assert.equal(again.status, 1)
    assert.match(again.said, /backupExists/)
    await conference(ann.api, { topic: 'Later' })
    const running = await rostrum(first, 'restore', file, '--yes')
    assert.equal(running.status, 1)
    assert.match(running.said, /already running/)
  })

  test('it brings an empty host to the same state (10/BKP-3, 10/BKP-4)', async () => {
    const restored = await rostrum(second, 'restore', file)
    assert.equal(restored.status, 0, restored.said)
    assert.match(restored.said, /Backup of meet\.test/)
    await second.start()
    assert.deepEqual(await topics(second), ['Weekly'])
    await new Api(second.url).signIn('root', 'Administrator-1', 'admin')
    const wrong = await new Api(second.url).post('/sign-in', { login: 'ann', password: 'Ann-password-2' })
    assert.equal(wrong.status, 401)
    await conference(await user(second, 'bob'), { topic: 'After' })
    await conference(await user(second, 'ann'), { topic: 'After' })
    await second.stop()
  })

  test('what is damaged is refused, what is there is not replaced unasked, and nothing changes (10/BKP-5)', async () => {
    const cut = join(folder, 'cut.zip')
    copyFileSync(file, cut)
    truncateSync(cut, Math.floor(statSync(file).size / 2))
    const database = readFileSync(join(second.data, 'db', 'rostrum.mv.db'))
    for (const [code, ...args] of [['backupDamaged', cut, '--yes'], ['restoreNotConfirmed', file], ['backupDamaged', join(folder, 'none.zip'), '--yes']]) {
      const refused = await rostrum(second, 'restore', ...args)
      assert.equal(refused.status, 1, refused.said)
      assert.match(refused.said, new RegExp(code))
    }
    assert.ok(database.equals(readFileSync(join(second.data, 'db', 'rostrum.mv.db'))), 'the database is as it was')
    assert.deepEqual(readdirSync(second.data).filter((name) => name.includes('before-restore')), [])
  })

  test('a restore that is killed half-way leaves the old data, and the next one works', async () => {
    const child = spawn(join(ROOT, 'build/server/bin/rostrum-store'), ['restore', file, '--yes'], { env: second.env, stdio: 'ignore' })
    const ended = once(child, 'exit')
    const draft = join(second.data, 'db', 'restoring.mv.db')
    while (!existsSync(draft) && child.exitCode === null) await new Promise((done) => setImmediate(done))
    child.kill('SIGKILL')
    const [, signalled] = await ended
    assert.equal(signalled, 'SIGKILL')
    assert.ok(existsSync(draft), 'it was in the middle')
    await second.start()
    assert.deepEqual(await topics(second), ['After', 'Weekly'])
    await second.stop()

    const restored = await rostrum(second, 'restore', file, '--yes')
    assert.equal(restored.status, 0, restored.said)
    assert.match(restored.said, /what was there: .*db\.before-restore-/)
    assert.ok(!existsSync(draft))
  })

  test('store-copy moves the server to PostgreSQL', async () => {
    postgres = await Postgres.create()
    const count = (sql) =>
      Number(execFileSync(join(postgres.bin, 'psql'), ['-h', '127.0.0.1', '-p', postgres.port, '-U', 'rostrum', '-Atc', sql, 'postgres'], { encoding: 'utf8' }))
    const away = await rostrum(second, 'store-copy', 'jdbc:postgresql://127.0.0.1:1/none')
    assert.equal(away.status, 1)
    assert.match(away.said, /restoreFailed/)
    const copied = await rostrum(second, 'store-copy', postgres.url)
    assert.equal(copied.status, 0, copied.said)
    assert.match(copied.said, /Copied \d+ tables/)
    assert.match(readFileSync(join(second.data, 'etc', 'org.rostrum.store.cfg'), 'utf8'), new RegExp(`^url = ${postgres.url}$`, 'm'))
    assert.equal(count('select count(*) from conference'), 1)
    await second.start()
    assert.deepEqual(await topics(second), ['Weekly'])
    await conference(await user(second, 'ann'), { topic: 'There' })
    assert.equal(count('select count(*) from conference'), 2)
    await second.stop()

    const again = await rostrum(second, 'store-copy', postgres.url)
    assert.equal(again.status, 1)
    assert.match(again.said, /storeCopyNoSource/)
  })

  test('a backup goes into PostgreSQL as well', async () => {
    const restored = await rostrum(second, 'restore', file, '--yes')
    assert.equal(restored.status, 0, restored.said)
    await second.start()
    assert.deepEqual(await topics(second), ['Weekly'])
    await second.stop()
  })
})
