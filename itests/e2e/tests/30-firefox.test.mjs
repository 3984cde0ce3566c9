// SPDX-License-Identifier: Apache-2.0
// Firefox and Chromium in one meeting; Firefox is driven by WebDriver BiDi.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import { conference, user, world } from '../lib/world.mjs'
import { launch } from '../lib/browser.mjs'
import { keepPeerConnections, MeetingPage } from '../lib/meeting.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT } from '../lib/server.mjs'

describe('a meeting with Firefox', { timeout: 180_000 }, () => {
  let server, annApi, cid, chromium, firefox

  before(async () => {
    ;({ server } = await world())
    annApi = await user(server, 'ann')
    cid = await conference(annApi)
    chromium = await launch('ann')
    firefox = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      headless: true,
      acceptInsecureCerts: true,
      extraPrefsFirefox: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true, 'media.autoplay.default': 0 },
    })
  })

  after(async () => {
    await firefox?.close()
    await chromium?.close()
    await server?.dispose()
  })

  test('both see moving pictures and hear something', async () => {
    const ann = await (await MeetingPage.open(chromium, server, cid, { api: annApi })).join()
    const page = await firefox.newPage()
    await page.evaluateOnNewDocument(keepPeerConnections)
    await page.goto(`${server.url}/room/${cid}`)
    await (await page.waitForSelector('[data-testid="guest-name"]')).type('Fox Guest')
    await (await page.waitForSelector('[data-testid="join"]')).click()
    await page.waitForSelector('[data-testid="meeting"]')
    // Firefox counts no frames of live streams in the element; its statistics do
    const frames = () =>
      page.evaluate(async () => {
        let decoded = 0
        for (const connection of window.__connections) {
          for (const report of (await connection.getStats()).values()) {
            if (report.type === 'inbound-rtp' && report.kind === 'video') decoded += report.framesDecoded ?? 0
          }
        }
        return decoded
      })
    const first = await frames()
    await eventually(async () => {
      const now = await frames()
      return now > first + 30 ? '' : `Firefox has decoded ${now} frames`
    })
    await eventually(async () => {
      const picture = await ann.picture('Fox Guest')
      return picture && picture.frames > 30 ? '' : `Chromium has decoded ${picture?.frames} frames of Firefox`
    })
    const sound = await ann.page.evaluate(async () => {
      let energy = 0
      for (const connection of window.__connections) {
        for (const report of (await connection.getStats()).values()) {
          if (report.type === 'inbound-rtp' && report.kind === 'audio') energy += report.totalAudioEnergy ?? 0
        }
      }
      return energy
    })
    assert.ok(sound > 0, 'Chromium hears nothing')
    const folder = join(ROOT, 'build', 'screenshots')
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, 'firefox.png') })
    await page.close()
    await ann.close()
  })
})
