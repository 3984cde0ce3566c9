// SPDX-License-Identifier: Apache-2.0
// Ways through the network (issue 4, point 6): one TCP port only, relays, a change of the network.
import { after, afterEach, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { conference, user, world } from '../lib/world.mjs'
import { Api } from '../lib/api.mjs'
import { launch, open } from '../lib/browser.mjs'
import { eventually } from '../lib/eventually.mjs'
import { MeetingPage } from '../lib/meeting.mjs'
import { OnlyPort } from '../lib/onlyPort.mjs'

describe('ways through the network', { timeout: 600_000 }, () => {
  let server, annApi, bobApi, cid, only
  const browsers = {}
  let opened = []

  before(async () => {
    ;({ server } = await world())
    annApi = await user(server, 'ann')
    bobApi = await user(server, 'bob')
    cid = await conference(annApi, { topic: 'Ways' })
    only = await OnlyPort.create(server.ports.platform)
    browsers.ann = await launch('ann', { executablePath: only.chromium })
    browsers.bob = await launch('bob')
  })

  after(async () => {
    await Promise.all(Object.values(browsers).map((b) => b.close().catch(() => {})))
    only?.close()
    await server?.dispose()
  })

  afterEach(async () => {
    await Promise.all(opened.map((meeting) => meeting.close().catch(() => {})))
    opened = []
    await annApi.post(`/conferences/${cid}/stop`)
  })

  const enter = async (person, api, options = {}) => {
    const meeting = await MeetingPage.open(browsers[person], server, cid, { api, ...options })
    opened.push(meeting)
    return meeting.join()
  }

  /** Waits until the server says of its participants that they use exactly these ways. */
  const ways = async (...expected) => {
    const root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    await eventually(async () => {
      const sessions = (await root.get('/conference-sessions')).body
      const media = JSON.stringify((await root.get(`/conference-sessions/${sessions.list[0].id.slice(0, 16)}/media`)).body)
      const found = [...media.matchAll(/"path":"(\w+)"/g)].map((match) => match[1]).sort()
      return found.join() === expected.sort().join() ? '' : `ways ${found}, not ${expected}; ${JSON.stringify(sessions)}`
    })
  }

  const meet = async (ann, bob) => {
    await ann.sees('Bob Baker', 'bob')
    await bob.sees('Ann Archer', 'ann')
    await ann.hears('bob')
    await bob.hears('ann')
  }

  // 00/R-14, 00/S-1, 10/PROT-2: pages, API, signalling and media over the one port; 20/WRTC-4: the server is the peer of each browser
  test('who reaches only TCP port 4307 holds a meeting', async () => {
    const origin = `https://localhost:${server.ports.platform}`
    const ann = await enter('ann', annApi, { origin })
    const bob = await enter('bob', bobApi)
    await meet(ann, bob)
    const way = await ann.way()
    assert.equal(way.remoteProtocol, 'tcp')
    assert.equal(way.remotePort, server.ports.platform)
    assert.equal(await ann.page.evaluate(() => fetch('/api/v4/me').then((answer) => answer.status)), 200, 'signed in by the same port')
    const direct = await bob.way()
    assert.deepEqual([direct.remoteProtocol, direct.remotePort], ['udp', server.ports.media])
    await ways('tcp', 'udp')
    // 30/BW-6: an administrator's limit of what somebody sends holds at once while people sit in the meeting, and ends at once
    const root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    const limit = async (limits) => assert.equal((await root.patch('/users/bob/limits', limits)).status, 200)
    await limit({ outbound_limit_kbps: 200 })
    await eventually(async () => {
      const layers = await bob.layers()
      return layers.join() === 'l' ? '' : `the camera sends ${layers}`
    })
    await limit({})
    await eventually(async () => {
      const layers = await bob.layers()
      return layers.length > 1 ? '' : `the camera sends ${layers}`
    })
    await ann.sees('Bob Baker', 'bob')
    const outside = await ann.page.evaluate((url) => fetch(url).then(() => 'reached', () => 'blocked'), `${server.url}/api/v4/server`)
    assert.equal(outside, 'blocked', 'the other ports are out of reach')
    assert.deepEqual(ann.page.faults.filter((fault) => !fault.includes(String(server.ports.https))), [])
  })

  // 20/WRTC-10, third attempt; it stays protected end to end, the relay has no keys
  test('who needs a relay gets one', async () => {
    const gus = await enter('bob', bobApi, { relays: true })
    const other = await enter('ann', annApi, { origin: `https://localhost:${server.ports.platform}` })
    await meet(other, gus)
    assert.equal((await gus.way()).type, 'relay')
    await ways('relay', 'tcp')
  })

  test('the connection test tells what works from here', async () => {
    const verdictAt = async (browser, origin) => {
      const page = await open(browser)
      opened.push({ close: () => page.context().close() })
      await page.goto(`${origin}/connection-test`)
      await page.locator('[data-testid=connection]:not([data-verdict=testing])').waitFor({ timeout: 20_000 })
      const ways = {}
      for (const way of ['signal', 'udp', 'tcp', 'relay']) ways[way] = await page.getByTestId(`way-${way}`).getAttribute('data-state')
      return { verdict: await page.getByTestId('connection').getAttribute('data-verdict'), ...ways }
    }
    assert.deepEqual(await verdictAt(browsers.bob, server.url), { verdict: 'good', signal: 'works', udp: 'works', tcp: 'works', relay: 'works' })
    const behind = await verdictAt(browsers.ann, `https://localhost:${server.ports.platform}`)
    assert.deepEqual(behind, { verdict: 'tcpOnly', signal: 'works', udp: 'blocked', tcp: 'works', relay: 'works' })
  })

  test('the server finds its own ways in order', async () => {
    const root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    const { body } = await root.get('/dashboard')
    const states = Object.fromEntries(body.status.map((check) => [check.name, check.state]))
    assert.equal(states.relay, 'ok')
    assert.equal(states.media_ways, 'ok')
    assert.equal(states.media_port, 'ok')
  })

  // 20 section 8: connected, path lost, ICE restart; 00/R-83: the seat stays
  test('a new network restarts ICE on the same transport and seat', async () => {
    const bob = await enter('bob', bobApi)
    const ann = await enter('ann', annApi, { origin: `https://localhost:${server.ports.platform}` })
    await meet(ann, bob)
    const [ufrag, seat] = [await bob.ufrag(), await ann.participant('Bob Baker')]
    await bob.page.evaluate(() => window.dispatchEvent(new Event('online')))
    await eventually(async () => ((await bob.ufrag()) !== ufrag ? '' : 'no restart'))
    await meet(ann, bob)
    assert.equal(await ann.participant('Bob Baker'), seat)
    assert.equal(await bob.page.evaluate(() => window.__connections.length), 1)
  })
})
