// SPDX-License-Identifier: Apache-2.0
// The load tool against the shipped server: a few seconds, so that neither can rot unnoticed.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../lib/server.mjs'

describe('load tool', { timeout: 180_000 }, () => {
  const out = mkdtempSync(join(tmpdir(), 'rostrum-load-'))

  after(() => rmSync(out, { recursive: true, force: true }))

  const bench = (...args) =>
    new Promise((done, failed) => {
      const tool = spawn(join(ROOT, 'rostrum'), ['bench', ...args, '--out', out], { stdio: ['ignore', 'pipe', 'pipe'] })
      let text = ''
      tool.stdout.on('data', (c) => (text += c))
      tool.stderr.on('data', (c) => (text += c))
      tool.on('error', failed)
      tool.on('exit', (status) => done({ status, text }))
    })

  const leftovers = () => readdirSync(tmpdir()).filter((f) => f.startsWith('rostrum-bench-'))

  // Real ICE, DTLS and SRTP by a client that shares no code with the forwarder; every packet is counted by its number
  test('one publisher and three subscribers: every packet arrives whole', async () => {
    const before = leftovers()
    const { status, text } = await bench('load', '--subscribers', '3', '--warm-up', '1', '--seconds', '3')
    assert.equal(status, 0, text)
    const table = readFileSync(join(out, 'load.md'), 'utf8').trim().split('\n')
    const names = table[0].split('|').map((c) => c.trim())
    const cells = table[2].split('|').map((c) => c.trim())
    const cell = (name) => cells[names.indexOf(name)]
    assert.equal(cell('delivered %'), '100.000')
    assert.equal(cell('counts'), 'yes')
    // 50 packets of sound and about 220 of pictures for each subscriber
    assert.ok(Number(cell('forwarded pkt/s')) > 3 * 200, text)
    assert.ok(Number(cell('p50 ms')) > 0, text)
    assert.deepEqual(leftovers(), before, 'the tool leaves nothing behind')
  })

  test('simulcast: six subscribers of three publishers take two small pictures each', async () => {
    const { status, text } = await bench('load', '--publishers', '3', '--layers', '3', '--subscribers', '6', '--video-slots', '2',
      '--width', '320', '--height', '180', '--audio-slots', '2', '--warm-up', '2', '--seconds', '3')
    assert.equal(status, 0, text)
  })

  test('what is not understood is refused and starts nothing', async () => {
    const wrong = await bench('load', '--subscribers')
    assert.equal(wrong.status, 2)
    assert.match(wrong.text, /--subscribers/)
    assert.equal((await bench('nonsense')).status, 2)
    assert.equal(existsSync(join(out, 'nonsense.md')), false)
  })
})
