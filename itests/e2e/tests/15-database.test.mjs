// SPDX-License-Identifier: Apache-2.0
// The shipped server on PostgreSQL, which goes away in the middle of a meeting and comes back.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { eventually } from '../lib/eventually.mjs'
import { Postgres } from '../lib/postgres.mjs'
import { Server } from '../lib/server.mjs'
import { ACCOUNTS, conference, signal, user } from '../lib/world.mjs'

describe('a database that goes away', { timeout: 120_000 }, () => {
  let postgres, server, ann, bob, room

  before(async () => {
    postgres = await Postgres.create()
    server = await Server.create()
    mkdirSync(join(server.data, 'etc'), { recursive: true })
    writeFileSync(join(server.data, 'etc', 'org.rostrum.store.cfg'), `url = ${postgres.url}\nuser = rostrum\nconnectTimeoutMs = 500\n`)
    await server.start()
    await server.setUp(ACCOUNTS)
    room = await conference(await user(server, 'ann'))
    ann = await signal(await user(server, 'ann'))
    bob = await signal(await user(server, 'bob'))
    await ann.join(room)
    await bob.join(room)
  })

  after(async () => {
    for (const s of [ann, bob]) await s?.close()
    await server?.dispose()
    postgres?.dispose()
  })

  const code = (promise) => promise.then(() => 'done', (error) => error.code ?? error.message)

  test('changes are refused with a code, the meeting stays, and it heals by itself', async () => {
    await ann.ask('session.lock', { locked: true })
    postgres.stop()

    const created = await ann.api.post('/conferences', { topic: 'Lost', owner: 'ann', mode: 'PxP' })
    assert.equal(`${created.status} ${created.body.error.errors[0].reason}`, '503 storeUnavailable')
    const signIn = await new Api(server.url).post('/sign-in', { login: 'cal', password: ACCOUNTS[2].password })
    assert.equal(`${signIn.status} ${signIn.body.error.errors[0].reason}`, '503 storeUnavailable')
    assert.equal(await code(ann.ask('session.lock', { locked: false })), 'storeUnavailable')
    // Nothing is open at the sockets' side: both are served, and nobody is told of a change that was not stored
    await Promise.all([ann.ask('ping'), bob.ask('ping')])
    assert.deepEqual(bob.events.filter((e) => e.type === 'flags').map((e) => e.body.entry_lock), [true])

    postgres.start()
    await eventually(async () => {
      const answer = await code(ann.ask('session.lock', { locked: false }))
      return answer === 'done' ? '' : `unlocking: ${answer}`
    })
    await bob.event('flags', (e) => e.entry_lock === false)
    const again = await ann.api.post('/conferences', { topic: 'Found', owner: 'ann', mode: 'PxP' })
    assert.equal(again.status, 200)
    const list = await ann.api.get('/conferences')
    assert.deepEqual(list.body.conferences.map((c) => c.topic).sort(), ['Found', 'Weekly'])
    const rest = await ann.api.get(`/conferences/${room}/participants`)
    assert.equal(rest.body.cnt, 2, 'nobody lost the seat')
  })

  test('the meeting is there after a restart on the same database', async () => {
    await server.kill()
    await server.start()
    const snapshot = await ann.reconnect()
    assert.equal(snapshot.flags.entry_lock, false)
    assert.deepEqual(snapshot.stage.map((p) => p.display_name).sort(), ['Ann Archer', 'Bob Baker'])
  })
})
