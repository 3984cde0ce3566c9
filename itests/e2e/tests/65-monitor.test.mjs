// SPDX-License-Identifier: Apache-2.0
// Health and figures of the shipped server, for strangers and for those who may look.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { eventually } from '../lib/eventually.mjs'
import { outerAddress, plain } from '../lib/plain.mjs'
import { Postgres } from '../lib/postgres.mjs'
import { ROOT, Server } from '../lib/server.mjs'
import { ACCOUNTS, conference, guest, signal, user } from '../lib/world.mjs'

const TOKEN = 'a-token-of-the-monitor'
const BEARER = { Authorization: `Bearer ${TOKEN}` }

describe('monitoring', { timeout: 180_000 }, () => {
  let postgres, server, outer
  const open = []

  before(async () => {
    postgres = await Postgres.create()
    server = await Server.create()
    mkdirSync(join(server.data, 'etc'), { recursive: true })
    writeFileSync(join(server.data, 'etc', 'org.rostrum.store.cfg'), `url = ${postgres.url}\nuser = rostrum\nconnectTimeoutMs = 500\n`)
    await server.start()
    await server.setUp(ACCOUNTS)
    outer = `https://${outerAddress()}:${server.ports.https}`
    const admin = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    const answer = await admin.patch('/settings', { values: { 'monitor.token': TOKEN } })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  })

  after(async () => {
    for (const s of open) await s.close()
    await server?.dispose()
    postgres?.dispose()
  })

  const health = async (base, headers) => {
    const answer = await plain(base, '/health', headers)
    return { status: answer.status, body: JSON.parse(answer.text) }
  }

  /** Sample lines of the text format: name with labels to value. */
  const figures = async () => {
    const { status, text } = await plain(outer, '/metrics', BEARER)
    assert.equal(status, 200)
    return new Map(text.split('\n').filter((l) => l && !l.startsWith('#')).map((l) => [l.slice(0, l.lastIndexOf(' ')), Number(l.slice(l.lastIndexOf(' ') + 1))]))
  }

  test('strangers are told up, and nothing else', async () => {
    // The disk of a test host may be almost full: that is a warning, not down
    assert.deepEqual(await health(outer), { status: 200, body: { status: 'up' } })
    assert.deepEqual(await health(outer, { Authorization: 'Bearer wrong' }), { status: 200, body: { status: 'up' } })
    const spoofed = await health(outer, { 'X-Forwarded-For': '127.0.0.1', Forwarded: 'for=127.0.0.1' })
    assert.deepEqual(spoofed.body, { status: 'up' })
  })

  test('who has the token, or comes from an allowed address, gets the details', async () => {
    for (const { status, body } of [await health(outer, BEARER), await health(server.url)]) {
      assert.equal(status, 200)
      const database = body.checks.find((c) => c.name === 'database')
      assert.deepEqual(database, { name: 'database', state: 'ok', code: 'ok', message: '' })
      assert.ok(body.checks.some((c) => c.name === 'certificate'))
    }
  })

  test('figures are not for strangers', async () => {
    for (const headers of [{}, { Authorization: 'Bearer wrong' }, { 'X-Forwarded-For': '127.0.0.1' }]) {
      const { status, text, headers: answered } = await plain(outer, '/metrics', headers)
      assert.equal(`${status} ${text} ${answered['www-authenticate']}`, '401  Bearer')
    }
    const local = await plain(server.url, '/metrics')
    assert.equal(local.status, 200)
    assert.match(local.headers['content-type'], /^text\/plain/)
    assert.match(local.text, /^# TYPE rostrum_conferences gauge$/m)
  })

  test('figures follow who comes and goes', async () => {
    const before = await figures()
    assert.equal(before.get('rostrum_users_online'), 0)
    assert.equal(before.get('rostrum_conferences'), 0)
    const ann = await user(server, 'ann')
    const room = await conference(ann)
    for (const client of [await signal(ann), await signal(ann), await signal(await guest(server, 'Gus'))]) open.push(client)
    await open[0].join(room)
    await open[2].join(room)
    const during = await figures()
    assert.equal(during.get('rostrum_signal_connections'), 3)
    assert.equal(during.get('rostrum_users_online'), 1, 'two connections of one account')
    assert.equal(during.get('rostrum_conferences'), 1)
    assert.equal(during.get('rostrum_participants{kind="account"}'), 1)
    assert.equal(during.get('rostrum_participants{kind="guest"}'), 1)
    await assert.rejects(signal(await user(server, 'bob'), { headers: { Origin: 'https://evil.example' } }), /403/)
    assert.equal((await figures()).get('rostrum_signal_refused_total{reason="foreign_origin"}'), 1)
    for (const client of open.splice(0)) await client.close()
    await eventually(async () => {
      const now = await figures()
      return now.get('rostrum_users_online') === 0 && now.get('rostrum_signal_connections') === 0 ? '' : [...now].filter(([n]) => /online|signal/.test(n)).join(' ')
    })
  })

  test('every figure is in the table of the manual, and nothing else', async () => {
    const page = readFileSync(join(ROOT, 'docs/operating/monitoring.md'), 'utf8')
    const described = [...page.matchAll(/^\| `(rostrum_\w+)/gm)].map((m) => m[1]).sort()
    const told = [...new Set([...(await figures()).keys()].map((name) => name.replace(/\{.*/, '')))].sort()
    // Of what nothing has happened yet there is no line
    const missing = told.filter((name) => !described.includes(name))
    assert.deepEqual(missing, [])
    assert.deepEqual(described.filter((name) => !told.includes(name) && !['rostrum_media_dropped_total', 'rostrum_push_total'].includes(name)), [])
  })

  test('a database that is away is down, and up when it is back', async () => {
    postgres.stop()
    await eventually(async () => {
      const { status, body } = await health(outer, BEARER)
      const database = body.checks?.find((c) => c.name === 'database')
      return status === 503 && database?.state === 'failed' && database.code === 'storeUnavailable' ? '' : `${status} ${JSON.stringify(body)}`
    })
    assert.deepEqual(await health(outer), { status: 503, body: { status: 'down' } })
    assert.equal((await plain(outer, '/metrics', BEARER)).status, 200, 'figures go on')
    postgres.start()
    await eventually(async () => {
      const { status } = await health(outer)
      return status === 200 ? '' : String(status)
    })
  })
})
