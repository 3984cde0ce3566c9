// SPDX-License-Identifier: Apache-2.0
// The shipped server over REST and the signalling socket, without browsers: joining, moderation, refusals, bad input,
// broken lines and a server that dies.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { conference, guest, signal, user, world } from '../lib/world.mjs'
import { Signal } from '../lib/signal.mjs'
import { eventually } from '../lib/eventually.mjs'

describe('signalling', () => {
  let server, ann, bob, gus, cid

  before(async () => {
    ;({ server } = await world())
    ann = await user(server, 'ann')
    bob = await user(server, 'bob')
    gus = await guest(server, 'Gus')
    cid = await conference(ann)
  })

  after(async () => server?.dispose())

  const refusal = async (promise) => {
    try {
      await promise
    } catch (error) {
      return error.code
    }
    return 'not refused'
  }

  // 80/UCL-3: the first permitted entrant starts the session of a room; 10/PR-6: the owner gets his role by joining
  test('three people meet: owner, account, guest', async () => {
    const a = await signal(ann)
    const first = await a.join(cid)
    assert.equal(first.own.role, 'owner')
    const b = await signal(bob)
    const g = await signal(gus)
    await b.join(cid)
    const snapshot = await g.join(cid, { display_name: 'Gustav' })
    assert.deepEqual(snapshot.stage.map((p) => p.display_name), ['Ann Archer', 'Bob Baker', 'Gustav'])
    assert.equal(snapshot.own.account_id, null)
    assert.deepEqual(snapshot.counters, { present: 3, guests: 1 })
    await a.event('stage', (e) => e.changed.some((p) => p.display_name === 'Gustav'))
    const rest = await ann.get(`/conferences/${cid}/participants`)
    assert.equal(rest.body.cnt, 3)
    for (const s of [g, b, a]) await s.ask('leave')
    for (const s of [g, b, a]) await s.close()
  })

  // 10/PR-2 table: only moderators moderate; 10/PR-7: nobody removes the owner; 40/RC-6 and 40/AC-3
  test('moderation reaches everybody, is refused to others, and the entry lock holds', async () => {
    const a = await signal(ann)
    const b = await signal(bob)
    const { own: annSeat } = await a.join(cid)
    const { own: bobSeat } = await b.join(cid)
    assert.equal(await refusal(b.ask('participant.mute', { participant_id: annSeat.id, source: 'microphone' })), 'notModerator')
    await a.ask('participant.mute', { participant_id: bobSeat.id, source: 'microphone' })
    const muted = await b.event('muted')
    assert.deepEqual(muted.body, { source: 'microphone', by: 'Ann Archer' })
    await b.ask('self.update', { microphone: true })
    await a.ask('participant.role', { participant_id: bobSeat.id, moderator: true })
    assert.equal(await refusal(b.ask('participant.remove', { participant_id: annSeat.id })), 'ownerProtected')
    await a.ask('participant.role', { participant_id: bobSeat.id, moderator: false })
    await a.ask('session.lock', { locked: true })
    const g = await signal(gus)
    assert.equal(await refusal(g.join(cid)), 'entry_banned')
    await a.ask('session.lock', { locked: false })
    const { own: guestSeat } = await g.join(cid)
    await a.ask('participant.remove', { participant_id: guestSeat.id })
    assert.equal((await g.event('ended')).body.cause, 'excluded')
    assert.equal(await refusal(g.join(cid)), 'excluded')
    await a.ask('session.end')
    assert.equal((await b.event('ended')).body.cause, 'conference_ended')
    for (const s of [a, b, g]) await s.close()
  })

  // 40 section 14: refusals by what the conference is
  test('an internal conference refuses guests, an unknown one is not found', async () => {
    const internal = await conference(ann, { access: 'private' })
    const g = await signal(gus)
    assert.equal(await refusal(g.join(internal)), 'guests_forbidden')
    assert.equal(await refusal(g.join('no-such-room')), 'not_found')
    await g.close()
  })

  // 00/R-83: a broken line costs nobody the seat; 40/ST-5: the same join record goes on
  test('a line that breaks for a while keeps the seat', async () => {
    const a = await signal(ann)
    const g = await signal(gus, { instance: 'ab'.repeat(16) })
    await a.join(cid)
    const before = await g.join(cid)
    await g.cut()
    await a.event('stage', (e) => e.changed.some((p) => p.id === before.own.id && p.presence === 'away'), { within: 8_000 })
    const again = await signal(gus, { instance: 'ab'.repeat(16) })
    const back = await again.resume(g.resumeToken)
    assert.equal(back.own.id, before.own.id)
    assert.equal(back.own.joined_at, before.own.joined_at)
    await again.ask('leave')
    await a.ask('leave')
    await again.close()
    await a.close()
  })

  test('wrong, huge, truncated and out-of-order input gets codes or a closed line, and the meeting goes on', async () => {
    const a = await signal(ann)
    await a.join(cid)
    const early = await new Signal(bob).connect()
    assert.equal(await refusal(early.ask('join', { conference_id: cid })), 'hello_first')
    await early.close()
    const b = await signal(bob)
    assert.equal(await refusal(b.ask('self.update', { microphone: true })), 'not_seated')
    assert.equal(await refusal(b.ask('join', { conference_id: cid, colour: 'red' })), 'invalid_body')
    assert.equal(await refusal(b.ask('nonsense')), 'unknown_type')
    b.raw('{"type":"join","id":"9","body":{')
    await b.event('error', (e) => e.code === 'malformed')
    b.raw(JSON.stringify({ type: 'ping', id: '1', body: { x: 'y'.repeat(400_000) } }))
    assert.equal((await b.closed).code, 1009)
    const foreign = new Signal(bob, { headers: { Origin: 'https://elsewhere.test' } })
    await assert.rejects(foreign.connect(), /403/)
    for (const [body, status] of [['{', 400], ['[1,2', 400], ['"x"', 400], [JSON.stringify({ topic: 'x'.repeat(2_000_000) }), 413]]) {
      assert.equal((await ann.post('/conferences', body)).status, status, body.slice(0, 20))
    }
    assert.equal((await ann.get('/conferences/%00%ff')).status, 400)
    assert.equal((await ann.get('/conferences/no%20such')).body.error.errors[0].reason, 'conferenceNotFound')
    assert.equal((await ann.get('/no/such/path')).body.error.errors[0].reason, 'routeNotFound')
    await a.ask('self.update', { microphone: false })
    await a.ask('leave')
    await a.close()
    const log = server.log.join('')
    assert.ok(!/\tat org\.rostrum/.test(log), 'a stack trace in the log')
  })

  test('a thousand junk datagrams a second on the media port disturb nobody', async () => {
    const a = await signal(ann)
    await a.join(cid)
    const rss = server.rssMb()
    const socket = createSocket('udp4')
    let sent = 0
    const end = Date.now() + 5_000
    while (Date.now() < end) {
      for (let i = 0; i < 50; i++) {
        const junk = Buffer.alloc(1 + ((sent * 7919) % 1400))
        junk[0] = sent % 256
        junk.writeUInt8((sent >> 8) % 256, junk.length - 1)
        socket.send(junk, server.ports.media, '127.0.0.1')
        sent++
      }
      await new Promise((done) => setTimeout(done, 50))
    }
    socket.close()
    assert.ok(sent >= 4_000, `only ${sent} sent`)
    await a.ask('self.update', { camera: false })
    assert.ok(server.rssMb() < rss + 60, `memory grew from ${rss} to ${server.rssMb()} MB`)
    await a.ask('leave')
    await a.close()
  })

  // 00/R-84: a restart brings the session back with everybody in it; the complete snapshot equals the one before
  test('after kill -9 and a restart everybody is back within 15 s and the snapshot is the same', async () => {
    const [a, b, g] = [await signal(ann), await signal(bob), await signal(gus)]
    await a.join(cid)
    const { own: bobSeat } = await b.join(cid)
    await g.join(cid, { display_name: 'Gustav' })
    await a.ask('participant.role', { participant_id: bobSeat.id, moderator: true })
    await b.ask('self.update', { microphone: false, camera: false })
    await a.ask('session.lock', { locked: true })
    const { seq: _, ...before } = await a.reconnect()
    await server.kill()
    const from = Date.now()
    await server.start()
    const returned = Date.now()
    for (const s of [a, b, g]) await s.reconnect()
    const back = Date.now()
    const { seq: __, ...afterwards } = await a.reconnect()
    assert.deepEqual(afterwards, before)
    assert.ok(back - returned < 15_000, `everybody back after ${back - returned} ms`)
    console.log(`server back after ${returned - from} ms, everybody ${back - returned} ms later`)
    for (const s of [a, b, g]) await s.close()
  })
})
