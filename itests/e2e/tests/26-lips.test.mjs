// SPDX-License-Identifier: Apache-2.0
// Sound and picture of one person arrive together: a camera that flashes when its microphone beeps, measured where they are shown and
// heard. Offsets are sound minus picture: positive, the sound is later.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { conference, user, world } from '../lib/world.mjs'
import { launch } from '../lib/browser.mjs'
import { MeetingPage } from '../lib/meeting.mjs'
import { LossyWay } from '../lib/lossyWay.mjs'
import { flashAndBeep, median, observe, offsets } from '../lib/flashAndBeep.mjs'
import { eventually } from '../lib/eventually.mjs'

const BARS = { least: -60, most: 100 }
const FLASHES = Number(process.env.ROSTRUM_LIPS_FLASHES ?? 10)

describe('lips', { timeout: 300_000 }, () => {
  let server, annApi, bobApi, cid, lossy
  const browsers = {}
  const pages = {}

  before(async () => {
    ;({ server } = await world())
    annApi = await user(server, 'ann')
    bobApi = await user(server, 'bob')
    cid = await conference(annApi, { topic: 'Lips' })
    lossy = await LossyWay.create(server.ports.media, { loss: 0.05, seed: 5 })
    for (const person of ['ann', 'bob', 'gus']) browsers[person] = await launch(person)
  })

  after(async () => {
    await Promise.all(Object.values(browsers).map((browser) => browser.close().catch(() => {})))
    lossy?.close()
    await server?.dispose()
  })

  const enter = (person, options = {}) => MeetingPage.open(browsers[person], server, cid, { bypassCSP: true, ...options })

  /** What the source itself is off, milliseconds. */
  const sourceOffset = async () => {
    const { flashes, beeps } = await pages.source.page.evaluate(() => window.__source)
    return median(offsets(flashes, beeps))
  }

  const seen = (meeting) => meeting.page.evaluate(() => ({ flashes: window.__seen, beeps: window.__heard, lips: window.__rostrum.lips, slots: window.__rostrum.slots }))

  /** Offsets of the next flashes of a receiver, those of the source taken off. */
  const measure = async (meeting, name, count = FLASHES) => {
    await meeting.page.evaluate(() => { window.__seen.length = 0; window.__heard.length = 0 })
    let figures = []
    await eventually(async () => {
      const { flashes, beeps } = await seen(meeting)
      figures = offsets(flashes, beeps)
      return figures.length >= count ? '' : `${figures.length} of ${flashes.length} flashes with ${beeps.length} beeps`
    }, { within: 15_000 + count * 1_500, every: 250 })
    const own = await sourceOffset()
    figures = figures.map((each) => Math.round(each - own))
    const { lips } = await seen(meeting)
    console.log(`${name}: median ${median(figures)} ms; ${figures.join(' ')}; the source's own ${Math.round(own)}; ${JSON.stringify(lips)}`)
    return figures
  }

  const inStep = (figures, name) => {
    assert.ok(figures.length >= 8, `${name}: ${figures.length} flashes`)
    const middle = median(figures)
    assert.ok(middle >= BARS.least && middle <= BARS.most, `${name}: ${middle} ms; ${figures}`)
  }

  const slotsOf = async (meeting, name) => {
    const id = await meeting.participant(name)
    return (await seen(meeting)).slots.filter((slot) => slot.participant === id).map((slot) => slot.slot).sort()
  }

  // Issue bar: within −60…+100 ms, also at 5 % loss
  test('sound and picture are in step, on a clean way and on one that loses 5 %', async () => {
    pages.clean = await enter('ann', { api: annApi })
    await pages.clean.join()
    pages.lossy = await enter('bob', { api: bobApi, way: lossy.script })
    await pages.lossy.join()
    pages.source = await enter('gus', { before: flashAndBeep })
    await pages.source.join({ name: 'Flash Gordon' })
    await Promise.all([pages.clean, pages.lossy].map((meeting) => meeting.page.evaluate(observe)))
    const [clean, lossyOnes] = await Promise.all([measure(pages.clean, 'clean'), measure(pages.lossy, '5 % loss')])
    console.log(`lost ${lossy.lost} of ${lossy.lost + lossy.passed} packets`)
    inStep(clean, 'clean')
    inStep(lossyOnes, '5 % loss')
    assert.ok(lossy.lost > 0.03 * lossy.passed, `${lossy.lost} of ${lossy.passed} packets were lost`)
  })

  test('they are again after another has taken their slots', async () => {
    const before = await slotsOf(pages.clean, 'Flash Gordon')
    const press = async (button) => pages.source.page.getByTestId(button).click()
    await press('camera')
    await press('microphone')
    const gone = async () => ((await pages.clean.picture('Flash Gordon')) === null ? '' : 'the source is still seen')
    await eventually(gone)
    const other = await enter('gus')
    await other.join({ name: 'Gina Guest' })
    await pages.clean.sees('Gina Guest', 'gus')
    await press('camera')
    await press('microphone')
    const [clean, lossyOnes] = await Promise.all([measure(pages.clean, 'clean, other slots'), measure(pages.lossy, '5 % loss, other slots')])
    const now = await slotsOf(pages.clean, 'Flash Gordon')
    console.log(`slots ${before} → ${now}`)
    assert.notDeepEqual(now, before)
    inStep(clean, 'clean, other slots')
    inStep(lossyOnes, '5 % loss, other slots')
  })
})
