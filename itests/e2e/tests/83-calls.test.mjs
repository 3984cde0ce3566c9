// SPDX-License-Identifier: Apache-2.0
// One-to-one calls between real browsers against the shipped server: taken, refused, missed, busy, on two devices, directly and through
// the server, with a third (10/C, 30 §9, 90 §7.7).
import { after, afterEach, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { audioEnergy, framesDecoded, launch, launchFirefox } from '../lib/browser.mjs'
import { CallPage, learnsFromChecks, Relay, throughRelay } from '../lib/callPage.mjs'
import { eventually } from '../lib/eventually.mjs'
import { keepPeerConnections } from '../lib/meeting.mjs'
import { ROOT } from '../lib/server.mjs'
import { conference, signal, user, world } from '../lib/world.mjs'

const SHOTS = join(ROOT, 'build', 'screenshots')

describe('calls', { timeout: 300_000 }, () => {
  let server, annApi, bobApi, calApi, root, desk
  const browsers = {}
  let opened = []

  before(async () => {
    mkdirSync(SHOTS, { recursive: true })
    ;({ server } = await world())
    ;[annApi, bobApi, calApi] = await Promise.all([user(server, 'ann'), user(server, 'bob'), user(server, 'cal')])
    root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    ;[browsers.ann, browsers.bob] = await Promise.all([launch('ann'), launch('bob')])
  })

  after(async () => {
    await Promise.all(Object.values(browsers).map((b) => b.close().catch(() => {})))
    await server?.dispose()
  })

  afterEach(async () => {
    await Promise.all(opened.map((each) => each.close().catch(() => {})))
    opened = []
    // what rang or went on is over before the next begins
    await eventually(async () => {
      const left = await Promise.all([annApi, bobApi, calApi].map(async (api) => {
        const s = await signal(api)
        const { calls } = await s.ask('call.list')
        for (const call of calls) await s.ask('call.hang_up', { call_id: call.id })
        await s.close()
        return calls.length
      }))
      return left.every((count) => count === 0) ? '' : `calls left: ${left}`
    })
  })

  const page = async (person, api, path, options) => {
    const made = await CallPage.as(browsers[person], server, api, path, options)
    opened.push(made)
    return made
  }
  const client = async (api, options) => {
    const made = await signal(api, options)
    opened.push(made)
    return made
  }
  const set = async (name, value) => {
    const answer = await root.patch('/settings', { values: { [name]: value } })
    assert.ok(answer.status < 300, JSON.stringify(answer.body))
  }
  const history = async (api) => (await api.get('/me/calls')).body.calls
  const changed = (s, matches, options) => s.event('call.changed', ({ call }) => matches(call), options)

  // 10/CT-1, 00/R-19, 70/A-TRN-3: two see and hear each other, directly where a way is found
  test('somebody calls, the other accepts, they talk directly; a dead direct way costs a moment, not the call', async () => {
    const relay = new Relay()
    const bob = await page('bob', bobApi, '/me/calls', { scripts: [[learnsFromChecks]] })
    const ann = await page('ann', annApi, '/me/calls', { scripts: [[throughRelay]] })
    await ann.page.exposeFunction('__relay', (address, port) => relay.to(address, port))
    await ann.page.getByTestId('quick-target').fill('bob')
    await ann.page.getByTestId('quick-call').click()
    await ann.page.getByTestId('ringing').waitFor()
    await bob.ringing()
    await bob.screenshot(join(SHOTS, 'call-incoming.png'))
    await ann.screenshot(join(SHOTS, 'call-outgoing.png'))
    await bob.accept()
    await Promise.all([ann.inCall(), bob.inCall()])
    await Promise.all([ann.path('direct'), bob.path('direct')])
    await Promise.all([ann.sees('Bob Baker', 'bob'), bob.sees('Ann Archer', 'ann')])
    await ann.hears('bob')
    await ann.screenshot(join(SHOTS, 'call-direct.png'))

    // a shared screen goes directly too, until the right to share goes: media pass the server's gates from then on (30/GRP-13, 30/RGT-7)
    await ann.page.getByTestId('share').click()
    await eventually(async () => ((await bob.picture('Ann Archer', 'content'))?.frames > 0 ? '' : `no content; tiles: ${await bob.tiles()}`))
    assert.equal(await bob.page.evaluate(() => window.__rostrum.path), 'direct')
    const team = (await root.post('/groups', { display_name: 'Listeners', rights: ['call'] })).body.group
    await root.post(`/groups/${team.id}/users`, { user_id: 'ann' })
    await Promise.all([ann.path('server'), bob.path('server')])
    await eventually(async () => ((await bob.tiles()).includes('content') ? 'content is still there' : ''))
    await root.delete(`/groups/${team.id}`)
    await Promise.all([ann.path('direct'), bob.path('direct')])

    // loading the page anew hangs nothing up: the other sees that he is away, and they talk directly again (00/R-83)
    await bob.page.reload({ waitUntil: 'commit' })
    await ann.page.locator('[data-testid="peer-away"]:visible').waitFor()
    await bob.inCall()
    await Promise.all([ann.path('direct'), bob.path('direct')])
    await Promise.all([ann.sees('Bob Baker', 'bob'), bob.sees('Ann Archer', 'ann')])
    relay.cut()
    await Promise.all([ann.path('server'), bob.path('server')])
    await Promise.all([ann.sees('Bob Baker', 'bob'), bob.sees('Ann Archer', 'ann')])
    await ann.hears('bob')
    await ann.page.getByText('The call goes on through the server', { exact: false }).first().waitFor()
    await ann.hangUp()
    assert.equal(await ann.over(), 'hung_up')
    assert.equal(await bob.over(), 'hung_up')
    relay.close()
    const [line] = await history(bobApi)
    assert.equal(line.type, 'incoming')
    assert.ok(line.duration > 0)
    const log = (await root.get('/logs/calls')).body.list[0]
    assert.equal(log.class, 1)
    assert.deepEqual(ann.page.faults, [])
  })

  // 90/EN-20: each way not to talk has its own cause; history tells it to both
  test('refused, not answered, given up, busy, not there, blocked, not allowed', async () => {
    const ann = await client(annApi)
    const bob = await client(bobApi)
    const call = async (target = 'bob') => (await ann.ask('call.start', { target })).call
    const ended = async (id) => (await changed(ann, (c) => c.id === id && c.phase === 'ended')).body.call

    const refused = await call()
    await changed(bob, (c) => c.id === refused.id && c.outcome === 'ringing')
    await bob.ask('call.reject', { call_id: refused.id })
    assert.equal((await ended(refused.id)).cause, 'rejected')

    const given = await call()
    await ann.ask('call.hang_up', { call_id: given.id })
    assert.equal((await changed(bob, (c) => c.id === given.id && c.phase === 'ended')).body.call.outcome, 'missed')

    await set('call.ringSeconds', 2)
    const unanswered = await call()
    assert.equal((await ended(unanswered.id)).cause, 'no_answer')
    await set('call.ringSeconds', 45)

    const cal = await client(calApi)
    const first = await call()
    assert.equal((await cal.ask('call.start', { target: 'bob' })).call.cause, 'busy')
    await ann.ask('call.hang_up', { call_id: first.id })

    await cal.close()
    const nobody = await call('cal')
    assert.equal(nobody.cause, 'not_available')
    assert.equal((await calApi.get('/me/calls/unseen')).body.unseen, 1)

    assert.equal((await bobApi.post('/me/blocked', { contact_id: 'ann' })).status < 300, true)
    assert.equal((await call()).cause, 'access_denied')
    await bobApi.delete('/me/blocked/ann')

    await assert.rejects(call('nobody-of-this-name'), { code: 'userNotFound' })
    await assert.rejects(call('ann'), { code: 'ownAccount' })

    const causes = (await history(annApi)).slice(0, 6).map((line) => line.cause)
    assert.deepEqual(causes, ['access_denied', 'not_available', 'cancelled', 'no_answer', 'cancelled', 'rejected'])
    const missed = (await bobApi.get('/me/calls?type=missed')).body.calls
    assert.deepEqual(missed.map((line) => line.duration), missed.map(() => 0))
  })

  // 10/CT-1, 10/UC-1: the other browser, which is driven by WebDriver BiDi
  test('Firefox takes a call of Chromium; both see and hear, and Firefox hangs up', async () => {
    const fox = await launchFirefox()
    opened.push(fox)
    const bob = await fox.browser.newPage()
    await bob.evaluateOnNewDocument(keepPeerConnections)
    await bob.goto(`${server.url}/sign-in?next=${encodeURIComponent('/me/calls')}`)
    await (await bob.waitForSelector('input[name=login]')).type('bob')
    await (await bob.waitForSelector('input[name=password]')).type('Bob-password-1')
    await (await bob.waitForSelector('form button[type=submit]')).click()
    await bob.waitForSelector('[data-testid="calls"], [data-testid="quick-target"]')
    const ann = await page('ann', annApi)
    await ann.dial('bob')
    await (await bob.waitForSelector('[data-testid="incoming-accept"]')).click()
    await Promise.all([ann.inCall(), bob.waitForSelector('[data-testid="meeting"]')])
    await eventually(async () => {
      const decoded = await bob.evaluate(framesDecoded)
      return decoded > 20 ? '' : `Firefox has decoded ${decoded} frames`
    })
    await eventually(async () => {
      const picture = await ann.picture('Bob Baker')
      return picture && picture.frames > 20 ? '' : `Chromium has decoded ${picture?.frames} frames of Firefox`
    })
    await eventually(async () => ((await ann.page.evaluate(audioEnergy)) > 0 ? '' : 'Chromium hears nothing'))
    await (await bob.waitForSelector('[data-testid="hang-up"]')).click()
    assert.equal(await ann.over(), 'hung_up')
    await bob.waitForSelector('[data-testid="call-ended"][data-cause="hung_up"]')
  })

  // 10/CMP-4: it rings everywhere, one takes it, the others are told; on the page of guests too, where somebody is signed in
  test('it rings on two devices; one accepts, the other stops', async () => {
    const ann = await client(annApi)
    const bob = await page('bob', bobApi, '/')
    const other = await client(bobApi)
    await bob.page.getByRole('link', { name: 'Personal area' }).waitFor()
    const { call } = await ann.ask('call.start', { target: 'bob' })
    await bob.ringing()
    await bob.screenshot(join(SHOTS, 'call-home.png'))
    const { call: taken } = await other.ask('call.accept', { call_id: call.id })
    assert.ok(taken.conference_id)
    await bob.page.getByTestId('incoming-call').waitFor({ state: 'detached' })
    await assert.rejects((await client(bobApi)).ask('call.accept', { call_id: call.id }), { code: 'answeredElsewhere' })
    await changed(ann, (c) => c.id === call.id && c.phase === 'connected' && c.conference_id === taken.conference_id)
  })

  // 00/R-88, 10/CT-2: a second call waits; a third person makes a conference of a call and nobody is torn out of it
  test('a second call waits, the first goes on hold and comes back; then somebody is added', async () => {
    const ann = await page('ann', annApi)
    const bob = await client(bobApi)
    await ann.dial('bob')
    const { call } = (await changed(bob, (c) => c.outcome === 'ringing')).body
    const { call: taken } = await bob.ask('call.accept', { call_id: call.id })
    await bob.join(taken.conference_id)
    await ann.inCall()

    const cal = await client(calApi)
    const second = (await cal.ask('call.start', { target: 'ann' })).call
    await ann.page.getByTestId('waiting-call').waitFor()
    await ann.screenshot(join(SHOTS, 'call-waiting.png'))
    await ann.page.getByTestId('hold-accept').click()
    const joined = (await changed(cal, (c) => c.id === second.id && c.phase === 'connected')).body.call
    await cal.join(joined.conference_id)
    await changed(bob, (c) => c.id === call.id && c.held_by.includes('peer'))
    await ann.page.getByTestId('held-call').waitFor()
    await cal.ask('call.hang_up', { call_id: second.id })
    await ann.page.getByTestId('swap').click()
    await changed(bob, (c) => c.id === call.id && c.held_by.length === 0 && c.phase === 'connected' && c.accepted_at !== null)

    await ann.page.getByTestId('add-people').click()
    await ann.page.getByTestId('add-target').fill('cal')
    await ann.page.getByTestId('add-call').click()
    const invited = (await changed(cal, (c) => c.kind === 'invite' && c.outcome === 'ringing')).body.call
    const { call: coming } = await cal.ask('call.accept', { call_id: invited.id })
    assert.equal(coming.cause, 'join_ok')
    const snapshot = await cal.join(coming.conference_id)
    assert.equal(snapshot.stage.length, 3)
    assert.equal((await changed(bob, (c) => c.id === call.id && c.phase === 'ended')).body.call.cause, 'became_conference')
    // 80/UHP-4: what was made on the fly is in no list
    assert.ok((await annApi.get('/conferences')).body.conferences.every(({ id }) => id !== coming.conference_id))
    await ann.hangUp()
    await bob.event('stage', (e) => e.removed.length === 1)
    assert.equal((await cal.ask('ping')).time > 0, true)
  })

  // 30/GCP-4, GCP-6
  test('a group rings at everybody who is there; the first has it, the others see who', async () => {
    const group = (await root.post('/groups', { display_name: 'Desk' })).body.group
    desk = group.id
    for (const login of ['bob', 'cal']) await root.post(`/groups/${group.id}/users`, { user_id: login })
    const answer = await root.patch(`/groups/${group.id}/call`, { enabled: true, call_id: 'desk' })
    assert.ok(answer.status < 300, JSON.stringify(answer.body))
    const [ann, bob, cal] = [await client(annApi), await client(bobApi), await client(calApi)]
    const { call } = await ann.ask('call.start', { target: 'desk' })
    await Promise.all([bob, cal].map((each) => changed(each, (c) => c.id === call.id && c.outcome === 'ringing')))
    await cal.ask('call.accept', { call_id: call.id })
    const told = (await changed(bob, (c) => c.id === call.id && c.outcome === 'elsewhere')).body.call
    assert.equal(told.answered_by.display_name, 'Cal Cooper')
    await assert.rejects(bob.ask('call.accept', { call_id: call.id }), { code: 'answeredElsewhere' })
  })

  // 30/R2, 30/RGT-7: refused at the server, and nothing rings; 30/B-10: answering needs no right. 90/CF-2, 00/R-44: the owner of a running
  // conference is asked to let somebody in
  test('who may not call is refused but answers; whoever calls the owner of a running conference asks to be let in', async () => {
    const [ann, bob] = [await client(annApi), await client(bobApi)]
    const team = (await root.post('/groups', { display_name: 'Quiet', rights: ['conference_create'] })).body.group
    await root.post(`/groups/${team.id}/users`, { user_id: 'bob' })
    await root.delete(`/groups/${desk}/users/bob`)
    await eventually(async () => {
      const code = await bob.ask('call.start', { target: 'ann' }).then(({ call }) => bob.ask('call.hang_up', { call_id: call.id }), (error) => error.code)
      return code === 'rightMissing' ? '' : `bob may call still: ${JSON.stringify(code)}`
    })
    const { call } = await ann.ask('call.start', { target: 'bob' })
    assert.equal((await bob.ask('call.accept', { call_id: call.id })).call.phase, 'connected')
    await ann.ask('call.hang_up', { call_id: call.id })
    await root.delete(`/groups/${team.id}`)

    const room = await conference(annApi, { topic: 'Review', access: 'private' })
    await ann.join(room)
    const asked = (await bob.ask('call.start', { target: 'ann' })).call
    assert.equal(asked.kind, 'request')
    assert.equal((await changed(ann, (c) => c.id === asked.id)).body.call.title, 'Review')
    await ann.ask('call.accept', { call_id: asked.id })
    const let_in = (await changed(bob, (c) => c.id === asked.id && c.cause === 'join_ok')).body.call
    assert.equal(let_in.conference_id, room)
    assert.equal((await bob.join(room)).stage.length, 2)
    // 80/UAR-6, 10/B: who does not moderate calls nobody in
    await assert.rejects(bob.ask('call.invite', { conference_id: room, target: 'cal' }), { code: 'forbidden' })
    await ann.ask('session.end')
  })

  // 80/UCH-1, UCH-2, UCH-3
  test('the history shows what was, and calls back', async () => {
    const bob = await page('bob', bobApi)
    const rows = bob.page.getByTestId('calls').locator('li')
    await rows.first().waitFor()
    await bob.page.getByLabel('Search').fill('no such name')
    await bob.page.getByText('Nothing found').waitFor()
    await bob.page.getByLabel('Search').fill('ann')
    await rows.first().waitFor()
    await bob.screenshot(join(SHOTS, 'call-history.png'))
    assert.deepEqual(bob.page.faults, [])
  })
})
