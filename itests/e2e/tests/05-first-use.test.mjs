// SPDX-License-Identifier: Apache-2.0
// The README's first meeting, by the pages alone: set-up, sign-in, a room, a guest by the link.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch, open } from '../lib/browser.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT, Server } from '../lib/server.mjs'

const SHOTS = join(ROOT, 'build', 'screenshots')

describe('first use', { timeout: 180_000 }, () => {
  let server, ann, gus

  before(async () => {
    mkdirSync(SHOTS, { recursive: true })
    server = await Server.create()
    await server.start()
    ann = await launch('ann')
    gus = await launch('gus')
  })

  after(async () => {
    await Promise.all([ann, gus].map((b) => b?.close()))
    await server?.dispose()
  })

  // 00/R-10, 10/INS-7, 80/UGP-3: the first visitor sets the server up with the one-time code, nobody without it
  test('from the set-up page to two people in a meeting', async () => {
    const codeFile = join(server.data, 'setup-code')
    await eventually(() => (existsSync(codeFile) ? '' : `no ${codeFile}`))
    const page = await open(ann)
    await page.goto(server.url)
    await page.getByRole('heading', { name: 'Set up this server' }).waitFor()
    await page.screenshot({ path: join(SHOTS, 'setup.png') })
    await page.getByLabel('One-time code').fill(readFileSync(codeFile, 'utf8').trim())
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Server name').fill('meet.test')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Login').fill('root')
    await page.getByLabel('Password', { exact: true }).fill('Administrator-1')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Ann Archer')
    await page.getByLabel('User ID').fill('ann')
    await page.getByLabel('Password', { exact: true }).fill('Ann-password-1')
    await page.getByRole('button', { name: 'Finish set-up' }).click()
    await page.getByRole('heading', { name: 'Your server is ready' }).waitFor()
    assert.ok(!existsSync(codeFile), 'the used code is still there')

    await page.getByRole('link', { name: 'Sign in' }).last().click()
    await page.getByLabel('User ID or e-mail').fill('ann')
    await page.getByLabel('Password', { exact: true }).fill('Ann-password-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'New room' }).first().click()
    await page.getByLabel('Topic').fill('First meeting')
    await page.getByRole('radio', { name: 'Also guests' }).check()
    await page.getByRole('button', { name: 'Make room' }).click()
    await page.getByText('"First meeting" is ready').waitFor()
    await page.screenshot({ path: join(SHOTS, 'room-made.png') })
    const rooms = await page.evaluate(async () => (await fetch('/api/v4/conferences')).json())
    const { id } = rooms.conferences[0]

    await page.goto(`${server.url}/c/${id}`)
    await page.getByRole('heading', { name: 'First meeting' }).waitFor()
    await page.getByRole('link', { name: 'Join' }).or(page.getByRole('button', { name: 'Join' })).first().click()
    await page.getByTestId('join').click()
    await page.getByTestId('meeting').waitFor()

    const guest = await open(gus)
    await guest.goto(server.url)
    await guest.getByLabel('Conference ID or link').fill(` \\c\\${id} `)
    await guest.getByRole('button', { name: 'Join' }).click()
    await guest.getByLabel('Your name').fill('Gus')
    await guest.screenshot({ path: join(SHOTS, 'conference-page.png') })
    await guest.getByRole('button', { name: 'Join as guest' }).click()
    await guest.getByTestId('join').click()
    await guest.getByTestId('meeting').waitFor()
    for (const each of [page, guest]) {
      await eventually(async () => {
        const frames = await each.evaluate(() => {
          const tile = [...document.querySelectorAll('[data-testid="tile"]')].find((t) => !t.dataset.own)
          return tile?.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0
        })
        return frames > 10 ? '' : `${frames} frames decoded`
      })
    }
    // Guests have no account: the page asks and is told 401, as the contract says
    assert.deepEqual([...page.faults, ...guest.faults].filter((f) => !f.includes('status of 401')), [])
  })
})
