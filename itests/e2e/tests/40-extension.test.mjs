// SPDX-License-Identifier: Apache-2.0
// An extension comes, is used, is upgraded and goes while people are in a meeting: they see and hear each other all the time,
// nobody's line breaks, nobody misses a message.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { Api } from '../lib/api.mjs'
import { conference, guest, signal, user, world } from '../lib/world.mjs'
import { launch } from '../lib/browser.mjs'
import { MeetingPage } from '../lib/meeting.mjs'
import { eventually } from '../lib/eventually.mjs'
import { applause, fresh } from '../lib/extension.mjs'

const ID = 'org.example.applause'
/** Longest time without a new picture: the test's cameras make one each 100 ms, installing takes the processor for a while. */
const LONGEST_STANDSTILL_MS = 1500

/** Runs in the page: counts the sockets that it opens. */
function countSockets() {
  const Native = window.WebSocket
  window.__sockets = 0
  window.WebSocket = class extends Native {
    constructor(...args) {
      super(...args)
      window.__sockets++
    }
  }
}

/** Runs in the page: notes the longest time in which no received track of video got a packet. */
function watchMedia() {
  const seen = { packets: 0, at: performance.now(), longest: 0, samples: 0 }
  window.__media = seen
  setInterval(async () => {
    let packets = 0
    for (const connection of window.__connections.filter((c) => c.connectionState === 'connected')) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'video') packets += report.packetsReceived
      }
    }
    const now = performance.now()
    seen.samples++
    seen.longest = Math.max(seen.longest, now - seen.at)
    if (packets > seen.packets) Object.assign(seen, { packets, at: now })
  }, 100)
}

describe('an extension', { timeout: 600_000 }, () => {
  let server, admin, cid, first, second, hello
  let ann, bob, gus, cal
  const browsers = []

  before(async () => {
    first = applause('1.0.0')
    second = applause('1.1.0')
    hello = fresh('org.acme.hello')
    ;({ server } = await world())
    admin = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    const annApi = await user(server, 'ann')
    const bobApi = await user(server, 'bob')
    cid = await conference(annApi, { topic: 'Undisturbed' })
    const enter = async (person, api) => {
      const browser = await launch(person)
      browsers.push(browser)
      const meeting = await MeetingPage.open(browser, server, cid, { api })
      await meeting.page.addInitScript(countSockets)
      await meeting.page.reload()
      await meeting.page.getByTestId('prejoin').waitFor()
      return meeting.join()
    }
    ann = await enter('ann', annApi)
    bob = await enter('bob', bobApi)
    cal = await signal(await user(server, 'cal'))
    await cal.join(cid)
    gus = await signal(await guest(server, 'Gus'))
    await gus.join(cid, { display_name: 'Gus' })
    await ann.sees('Bob Baker', 'bob')
    await bob.sees('Ann Archer', 'ann')
    for (const m of [ann, bob]) await m.page.evaluate(watchMedia)
  })

  after(async () => {
    await Promise.all(browsers.map((b) => b.close().catch(() => {})))
    await server?.dispose()
  })

  const refusal = async (promise) => promise.then(() => 'not refused', (error) => error.code)
  const upload = async (kar) => {
    const answer = await admin.send('POST', '/extensions', kar, { 'Content-Type': 'application/octet-stream' })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return answer.body.features[0]
  }
  const applauseNow = async (version) => {
    let body
    await eventually(async () => {
      const answer = await admin.get('/applause')
      body = answer.body
      return answer.status === 200 && body.version === version ? '' : `${answer.status} ${JSON.stringify(body)}`
    })
    return body
  }
  /** Something happens that everybody is told. */
  const stir = async () => {
    for (const microphone of [false, true]) await gus.ask('self.update', { microphone })
  }

  // 10/EXT-2, design 4: a missing extension is a normal state, answered with a code
  test('before it comes its message and its address are unknown', async () => {
    assert.equal(await refusal(gus.ask('applause.clap')), 'unknown_type')
    assert.equal((await admin.get('/applause')).body.error.errors[0].reason, 'routeNotFound')
    await stir()
  })

  // 00/R-22, 10/EXT: installed while the meeting goes on, every part of it in use
  test('it comes and all its parts work in the open meeting', async () => {
    const feature = await upload(first)
    assert.deepEqual([feature.id, feature.version, feature.state, feature.kind], [ID, '1.0.0', 'active', 'extension'])
    await stir()
    await cal.ask('applause.clap')
    assert.deepEqual(await gus.ask('applause.clap', { times: 2 }), { claps: 3 })
    assert.deepEqual((await cal.event('applause.clapped', (e) => e.claps === 3)).body, { claps: 3 })
    assert.equal(await refusal(gus.ask('applause.clap', { times: 99 })), 'invalid_body')
    assert.equal((await applauseNow('1.0.0')).total, 3)

    const packets = async () => (await admin.get('/applause')).body.packets
    await eventually(async () => ((await packets()).length >= 2 ? '' : JSON.stringify(await packets())))
    const earlier = (await packets()).reduce((sum, p) => sum + p.count, 0)
    await eventually(async () => ((await packets()).reduce((sum, p) => sum + p.count, 0) > earlier ? '' : 'no more packets'))

    assert.equal((await admin.patch('/applause', { chairs: -1 })).body.error.errors[0].reason, 'invalidValue')
    assert.equal((await admin.patch('/applause', { chairs: 4 })).status, 200)
    const late = await signal(await guest(server, 'Late'))
    assert.equal(await refusal(late.join(cid, { display_name: 'Late' })), 'participants_limit')
    assert.equal((await admin.patch('/applause', { chairs: 0 })).status, 200)
    await late.join(cid, { display_name: 'Late' })
    await late.ask('leave')
    await late.close()

    const { list } = (await admin.get('/panel-pages')).body
    assert.equal(list[0].titles.en, 'Applause')
    assert.match((await admin.get('/dashboard')).body.status.map((s) => s.name).join(), /applause/)
  })

  /** An administrator at a page of the panel, who was sent to sign in first. */
  const panel = async (path) => {
    const page = await browsers[0].newPage({ ignoreHTTPSErrors: true, locale: 'en-GB' })
    page.setDefaultTimeout(20_000)
    await page.goto(`${server.url}${path}`)
    await page.getByLabel('Login').fill('root')
    await page.getByLabel('Password', { exact: true }).fill('Administrator-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    return page
  }
  let open

  test('its page works in the panel, under the policy of our pages', async () => {
    open = await panel('/panel/extensions/applause')
    await open.getByText('3 👏 (1.0.0)').waitFor()
    await open.getByRole('navigation').getByRole('link', { name: 'Applause' }).waitFor()
    // The rows come from a second module
    await open.locator('[data-extension=applause] td', { hasText: /^3$/ }).waitFor()
    await open.evaluate(() => void (window.sameDocument = true))
  })

  test('it is upgraded', async () => {
    const former = (await admin.get('/panel-pages')).body.list[0].module
    assert.equal((await upload(second)).version, '1.1.0')
    await stir()
    assert.deepEqual(await gus.ask('applause.clap'), { claps: 1 })
    await applauseNow('1.1.0')
    assert.notEqual((await admin.get('/panel-pages')).body.list[0].module, former)
    // In the panel that is open all the time
    await open.getByText('1 👏 (1.1.0)').waitFor()
    assert.ok(await open.evaluate(() => window.sameDocument), 'the panel was loaded anew')
  })

  test('it goes, and its message and its address are unknown again', async () => {
    assert.equal((await admin.delete(`/extensions/${ID}`)).status, 204)
    await stir()
    assert.equal(await refusal(gus.ask('applause.clap')), 'unknown_type')
    assert.equal((await admin.get('/applause')).body.error.errors[0].reason, 'routeNotFound')
    assert.deepEqual((await admin.get('/panel-pages')).body.list, [])
    assert.ok(!(await admin.get('/features')).body.list.some((f) => f.id === ID))
    await open.getByRole('heading', { level: 1, name: 'This page is not there any more' }).waitFor()
    await open.close()
  })

  // docs/extending: what the script makes is complete
  test('a new project works as it is, in the panel too', async () => {
    assert.equal((await upload(hello)).title, 'Hello')
    const page = await panel('/panel/extensions/hello')
    await page.locator('[data-extension=hello]').getByText('Hello, root!').waitFor()
    await page.close()
    assert.equal((await admin.delete('/extensions/org.acme.hello')).status, 204)
  })

  // Done when: the example during a meeting goes unnoticed
  test('nobody in the meeting has noticed anything', async () => {
    const figures = []
    for (const [m, other, person] of [[ann, 'Bob Baker', 'bob'], [bob, 'Ann Archer', 'ann']]) {
      await m.sees(other, person)
      const { longest, samples } = await m.page.evaluate(() => window.__media)
      figures.push(Math.round(longest))
      assert.ok(samples > 50, `only ${samples} samples`)
      assert.ok(longest < LONGEST_STANDSTILL_MS, `no packet for ${longest} ms`)
      assert.equal(await m.page.evaluate(() => window.__sockets), 1)
    }
    for (const s of [gus, cal]) {
      assert.equal(s.socket.readyState, 1)
      const numbers = s.events.map((e) => e.seq).filter((n) => n !== undefined)
      assert.ok(numbers.length >= 5, `only ${numbers.length} events`)
      assert.deepEqual(numbers, numbers.map((_, i) => numbers[0] + i))
    }
    console.log(`longest time without a packet while an extension came, was upgraded and went: ${figures.join(' and ')} ms`)
  })
})
