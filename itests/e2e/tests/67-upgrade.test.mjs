// SPDX-License-Identifier: Apache-2.0
// The whole server as "First meeting" left it (fixtures/README.md), started by today's: nothing is lost, nobody does anything.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Api } from '../lib/api.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT, Server } from '../lib/server.mjs'
import { ACCOUNTS, guest, signal } from '../lib/world.mjs'

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/first-meeting.tar.gz')
/** When the fixture was there, in Unix seconds. */
const MADE = Date.parse('2026-11-20T18:00:00Z') / 1000
/** They shrink by themselves: tokens end, what was delivered goes. */
const FLEETING = ['identity_token', 'store_outbox', 'conference_journal', 'audit_event']

/** The accounts of then have passwords that the rules of now would refuse (30/PWD-4). */
const user = (server, login) => new Api(server.url).signIn(login, `${login}-password-1`)

/** Asks the embedded database of a stopped server; one object a row. */
function select(server, sql) {
  const folder = join(ROOT, 'build/server/system/com/h2database/h2')
  const version = readdirSync(folder)[0]
  const out = execFileSync('java', ['-cp', join(folder, version, `h2-${version}.jar`), 'org.h2.tools.Shell',
    '-url', `jdbc:h2:file:${join(server.data, 'db/rostrum')};ACCESS_MODE_DATA=r;IFEXISTS=TRUE`, '-user', 'rostrum',
    '-password', readFileSync(join(server.data, 'db/password'), 'utf8').trim(), '-sql', sql], { encoding: 'utf8' })
  const [head, ...rows] = out.split('\n').filter((line) => line !== '' && !/^\(\d+ rows?, /.test(line)).map((line) => line.split('|').map((cell) => cell.trim()))
  return rows.map((cells) => Object.fromEntries(head.map((name, i) => [name.toLowerCase(), cells[i]])))
}

const migrations = (server) => select(server, 'select * from store_migration order by unit, number')

describe('upgrade from "First meeting"', { timeout: 240_000 }, () => {
  let server, folder, rows, first, afterFirst

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-upgrade-'))
    execFileSync('tar', ['-xzf', FIXTURE, '-C', folder])
    rows = JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8'))
    server = await Server.create()
    rmSync(server.data, { recursive: true })
    execFileSync('cp', ['-a', join(folder, 'data'), server.data])
    first = migrations(server)
    await server.start()
  })

  after(async () => {
    await server?.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  test('no set-up is asked, and everybody signs in with his old password', async () => {
    assert.equal((await new Api(server.url).get('/setup')).body.setup.required, false)
    assert.ok(!existsSync(join(server.data, 'setup-code')))
    for (const { login, display_name } of ACCOUNTS) {
      const me = await (await user(server, login)).get('/me')
      assert.equal(me.body.user.display_name, display_name)
    }
    const root = new Api(server.url)
    const signedIn = await root.post('/sign-in', { login: 'root', password: 'administrator-1', realm: 'admin' })
    assert.equal(signedIn.status, 200, JSON.stringify(signedIn.body))
    assert.deepEqual(signedIn.body.user.roles, ['admin'])
    const users = (await root.get('/users')).body
    assert.deepEqual(users.users.map((one) => [one.id, one.is_active, one.locked_until]), ACCOUNTS.map(({ login }) => [login, true, null]))
    assert.deepEqual((await root.get('/settings?search=server.name')).body.groups[0].settings[0].value, 'meet.test')
    // Changes of settings and objects have a log of their own now
    const [events, changes] = await Promise.all(['events', 'changes'].map((log) => root.get(`/${log}?to=${MADE}`)))
    assert.equal(events.body.cnt + changes.body.cnt, rows.audit_event, JSON.stringify([events.body, changes.body]))
    assert.ok(changes.body.list.some((one) => one.object === 'open-house' && one.action === 'create'))
  })

  test('conferences, their lists and their history are there, and people meet in them', async () => {
    const ann = await user(server, 'ann')
    const { conferences } = (await ann.get('/conferences')).body
    assert.deepEqual(conferences.map((one) => [one.id, one.topic, one.access]).sort(), [['open-house', 'Open house', 'public'], ['staff', 'Staff', 'private']])
    const { invitations } = (await ann.get('/conferences/staff/invitations')).body
    assert.deepEqual(invitations.map((one) => [one.id, one.is_moderator]), [['ann', true], ['bob', true], ['cal', false]])
    const gus = await signal(await guest(server, 'Gus'))
    await assert.rejects(gus.join('staff'), { code: 'guests_forbidden' })
    const host = await signal(ann)
    assert.equal((await host.join('open-house')).own.role, 'owner')
    const snapshot = await gus.join('open-house', { display_name: 'Gustav' })
    assert.deepEqual(snapshot.stage.map((one) => one.display_name), ['Ann Archer', 'Gustav'])
    await host.ask('session.end')
    await gus.event('ended')
    const bob = await signal(await user(server, 'bob'))
    assert.equal((await bob.join('staff')).own.role, 'moderator')
    await bob.ask('session.end')
    for (const one of [host, gus, bob]) await one.close()
  })

  test('no table has become smaller; the migrations ran once, and a second start changes nothing of them', async () => {
    await server.stop()
    afterFirst = migrations(server)
    assert.ok(afterFirst.length > first.length, 'something was migrated')
    const known = (one) => `${one.unit} ${one.number}`
    assert.deepEqual(afterFirst.filter((one) => first.some((old) => known(old) === known(one))), first, 'what had run did not run again')
    const tables = Object.keys(rows)
    const counts = select(server, tables.map((table) => `select '${table}' as name, count(*) as n from ${table}`).join(' union all '))
    for (const { name, n } of counts) {
      if (!FLEETING.includes(name)) assert.ok(Number(n) >= rows[name], `${name}: ${n} rows of ${rows[name]}`)
    }
    assert.equal(counts.length, tables.length)

    await server.start()
    await eventually(async () => {
      const { body } = await (await user(server, 'ann')).get('/conferences')
      return body.conferences?.length === 2 ? '' : JSON.stringify(body)
    })
    await server.stop()
    assert.deepEqual(migrations(server), afterFirst)
  })
})
