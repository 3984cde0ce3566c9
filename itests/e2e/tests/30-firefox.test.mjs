// SPDX-License-Identifier: Apache-2.0
// Firefox and Chromium in one meeting; Firefox is driven by WebDriver BiDi.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { Api } from '../lib/api.mjs'
import { conference, user, world } from '../lib/world.mjs'
import { audioEnergy, framesDecoded, launch, launchFirefox } from '../lib/browser.mjs'
import { cameraLayers, keepPeerConnections, MeetingPage } from '../lib/meeting.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT } from '../lib/server.mjs'

describe('a meeting with Firefox', { timeout: 180_000 }, () => {
  let server, annApi, cid, chromium, firefox

  before(async () => {
    ;({ server } = await world())
    annApi = await user(server, 'ann')
    cid = await conference(annApi)
    chromium = await launch('ann')
    firefox = await launchFirefox()
  })

  after(async () => {
    await firefox?.close()
    await chromium?.close()
    await server?.dispose()
  })

  test('both see moving pictures and hear something', async () => {
    const ann = await (await MeetingPage.open(chromium, server, cid, { api: annApi })).join()
    const page = await firefox.browser.newPage()
    await page.evaluateOnNewDocument(keepPeerConnections)
    await page.goto(`${server.url}/sign-in?next=${encodeURIComponent('/me/calls')}`)
    await (await page.waitForSelector('input[name=login]')).type('bob')
    await (await page.waitForSelector('input[name=password]')).type('Bob-password-1')
    await (await page.waitForSelector('form button[type=submit]')).click()
    await page.waitForSelector('[data-testid="calls"], [data-testid="quick-target"]')
    await page.goto(`${server.url}/room/${cid}`)
    await (await page.waitForSelector('[data-testid="join"]')).click()
    await page.waitForSelector('[data-testid="meeting"]')
    const frames = () => page.evaluate(framesDecoded)
    const first = await frames()
    await eventually(async () => {
      const now = await frames()
      return now > first + 30 ? '' : `Firefox has decoded ${now} frames`
    })
    await eventually(async () => {
      const picture = await ann.picture('Bob Baker')
      return picture && picture.frames > 30 ? '' : `Chromium has decoded ${picture?.frames} frames of Firefox`
    })
    const sound = await ann.page.evaluate(audioEnergy)
    assert.ok(sound > 0, 'Chromium hears nothing')
    // 30/BW-6: what an administrator lets somebody send
    const root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    const limit = async (limits) => assert.equal((await root.patch('/users/bob/limits', limits)).status, 200)
    await limit({ outbound_limit_kbps: 200 })
    await eventually(async () => {
      const layers = await page.evaluate(cameraLayers)
      return layers.join() === 'l' ? '' : `the camera sends ${layers}`
    })
    await limit({})
    const held = await frames()
    await eventually(async () => ((await frames()) > held + 10 ? '' : 'the picture does not come back'))
    const folder = join(ROOT, 'build', 'screenshots')
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, 'firefox.png') })
    await page.close()
    await ann.close()
  })
})
