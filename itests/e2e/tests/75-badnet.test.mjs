// SPDX-License-Identifier: Apache-2.0
// Bad networks (issue 4): the meeting stays usable. Two of the profiles of `./rostrum bench badnet`, by the same code, with bars
// for a host that is busy. Without impairer there is no meeting and the test fails.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { FREEZE_MS, judge } from '../lib/badnet/probe.mjs'
import { broken, profile } from '../lib/badnet/profiles.mjs'
import { Stand } from '../lib/badnet/stand.mjs'

describe('bad networks', { timeout: 300_000 }, () => {
  let stand

  before(async () => {
    stand = await Stand.create({ log: console.log })
  })

  after(() => stand?.close())

  for (const [name, seconds, rest] of [['loss5', 10, 4], ['narrow300', 12, 10]]) {
    test(profile(name).title, async () => {
      const { story, ...figures } = await stand.run(profile(name), { seconds, after: rest })
      console.log(JSON.stringify(figures))
      if (name === 'loss5') {
        const { packets, lost } = figures.network.down
        assert.ok(lost > 0.01 * packets, `the impairer lost ${lost} of ${packets} packets`)
      } else {
        assert.ok(figures.network.down.overflowed > 0, 'the narrow way was never full')
      }
      const complaints = broken(profile(name).ci, figures)
      if (complaints.length) console.log(story.join('\n'))
      assert.deepEqual(complaints, [], figures.void)
    })
  }
})

describe('the judge of bad networks', () => {
  const at15 = (from, to, height) => Array.from({ length: Math.round((to - from) / 66) }, (_, i) => [from + i * 66, (height * 16) / 9, height])
  const sound = (from, to, share) => Array.from({ length: Math.round((to - from) / 200) }, (_, i) => ({ slot: 'a0', share, at: from + i * 200 }))
  const sums = (parts) => {
    let [samples, concealed] = [0, 0]
    return parts.map(({ at, share, slot }) => ({ at, slot, samples: (samples += 9600), concealed: (concealed += 9600 * share) }))
  }
  const window = { from: 1_000, to: 11_000, right: [720, 720] }

  test('nothing is wrong with a steady picture', () => {
    const figures = judge({ frames: at15(0, 12_000, 720), sounds: sums(sound(0, 12_000, 0)) }, window)
    assert.equal(figures.frozenPercent, 0)
    assert.equal(figures.longestFreeze, 0)
    assert.equal(figures.concealedPercent, 0)
    assert.equal(figures.longestSilence, 0)
    assert.equal(figures.changes, 0)
    assert.ok(figures.right < 0.1 && Math.abs(figures.fps - 15) < 0.3, JSON.stringify(figures))
  })

  test('a standstill is frozen time, also at the end, and a layer counts when it stays', () => {
    const frames = [...at15(0, 2_000, 720), ...at15(3_000, 5_000, 360), ...at15(5_000, 5_500, 720), ...at15(5_500, 7_000, 360), ...at15(7_000, 10_500, 720)]
    const figures = judge({ frames, sounds: sums(sound(0, 12_000, 0)) }, window)
    assert.ok(Math.abs(figures.frozenSeconds - 1.6) < 0.2, JSON.stringify(figures))
    assert.ok(Math.abs(figures.longestFreeze - 1.05) < 0.1, JSON.stringify(figures))
    assert.equal(figures.changes, 4)
    assert.ok(Math.abs(figures.right - 6) < 0.1, JSON.stringify(figures))
    assert.equal(judge({ frames: at15(0, 12_000, 360), sounds: [] }, window).right, null)
  })

  test('no frames at all: frozen all the time', () => {
    const figures = judge({ frames: [], sounds: [] }, window)
    assert.equal(figures.frozenPercent, 100)
    assert.equal(figures.longestFreeze, 10)
    assert.equal(figures.concealedPercent, 100)
    assert.ok(FREEZE_MS < 1_000)
  })

  test('concealed sound is counted, silence is what is nothing else', () => {
    const figures = judge({ frames: [], sounds: sums([...sound(0, 3_000, 0.05), ...sound(3_000, 4_000, 1), ...sound(4_000, 12_000, 0.05)]) }, window)
    assert.ok(Math.abs(figures.concealedPercent - 14.5) < 0.5, JSON.stringify(figures))
    assert.ok(Math.abs(figures.longestSilence - 1) < 0.3, JSON.stringify(figures))
  })

  test('counters of another slot are not compared', () => {
    const [first, second] = [sums(sound(0, 5_000, 0)), sums(sound(5_000, 12_000, 0.1))]
    second.forEach((each) => Object.assign(each, { slot: 'a1', concealed: each.concealed + 1e6 }))
    const figures = judge({ frames: [], sounds: [...first, ...second] }, window)
    assert.ok(Math.abs(figures.concealedPercent - 6) < 0.5, JSON.stringify(figures))
  })

  test('bars that are not kept are named', () => {
    const during = { frozenPercent: 3, longestFreeze: 0.2, concealedPercent: 1, longestSilence: 0, right: null }
    assert.deepEqual(broken(profile('loss5').bars, { during, after: { right: 9 } }), ['frozen: 3.0 > 2', 'right: never', 'back: 9.0 > 8'])
  })
})
