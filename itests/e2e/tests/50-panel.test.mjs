// SPDX-License-Identifier: Apache-2.0
// The panel against the shipped server: an administrator signs in, makes an account and a conference, runs it, ends it, and finds
// all of it in the reports.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { launch, open } from '../lib/browser.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT } from '../lib/server.mjs'
import { world } from '../lib/world.mjs'

const SHOTS = join(ROOT, 'build', 'screenshots')
const DESKTOP = { width: 1440, height: 900 }

describe('panel', { timeout: 180_000 }, () => {
  let server, browser, page

  before(async () => {
    mkdirSync(SHOTS, { recursive: true })
    ;({ server } = await world())
    browser = await launch('ann')
    page = await open(browser, DESKTOP)
    page.setDefaultTimeout(10_000)
  })

  after(async () => {
    await browser?.close()
    await server?.dispose()
  })

  const menu = (name) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  const heading = (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

  // 10/ACC-1, 10/CPC-2: nothing without sign-in; afterwards the page that was asked for, else the summary
  test('asks who is there, refuses a wrong password, leads on to the summary', async () => {
    await page.goto(`${server.url}/panel/`)
    await page.getByLabel('Login').fill('root')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('Administrator-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await heading('Summary')
    // 10/CPC-4: state and name of the server in the head
    await page.getByRole('banner').getByText('meet.test').waitFor()
    await page.getByText('Running conferences').waitFor()
    await page.screenshot({ path: join(SHOTS, 'panel-summary.png') })
  })

  // 10/ACC-1: the system console sends people to the panel to sign in, and gets them back
  test('signing in leads back to the system console that asked for it', async () => {
    const visitor = await open(browser, DESKTOP)
    await visitor.goto(`${server.url}/system/console`)
    await visitor.getByLabel('Login').fill('root')
    await visitor.getByLabel('Password', { exact: true }).fill('Administrator-1')
    await visitor.getByRole('button', { name: 'Sign in' }).click()
    await visitor.waitForURL((url) => url.pathname.startsWith('/system/console'))
    await visitor.getByText('Web Console').first().waitFor()
    await visitor.context().close()
  })

  // 10/CPC-1 row 1: accounts are managed in the panel
  test('makes an account that can sign in, and takes its access away again', async () => {
    await menu('User accounts')
    await page.getByRole('link', { name: 'Ann Archer' }).waitFor()
    await page.getByRole('link', { name: 'New account' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Login').fill('dora')
    await drawer.getByLabel('Display name').fill('Dora Dean')
    await drawer.getByLabel(/^Password/).fill('Dora-password-1')
    await drawer.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('link', { name: 'Dora Dean' }).waitFor()
    const dora = await new Api(server.url).signIn('dora', 'Dora-password-1')
    assert.equal((await dora.get('/me')).body.user.id, 'dora')

    await page.getByRole('link', { name: 'Dora Dean' }).click()
    await drawer.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByRole('dialog').nth(1).getByRole('button', { name: 'Sign out everywhere' }).click()
    await eventually(async () => ((await dora.get('/me')).status === 401 ? '' : 'dora is signed in'))
    await page.screenshot({ path: join(SHOTS, 'panel-account.png') })
    await page.keyboard.press('Escape')
  })

  // 10/CPC-1 rows 6 and 13: conferences of anybody are made, run and ended from the panel; the running list follows by itself
  test('makes a conference, runs it, sees the session, ends it for all', async () => {
    await menu('Conferences')
    await page.getByRole('link', { name: 'New conference' }).first().click()
    await page.getByLabel('Topic').fill('Panel review')
    await page.getByLabel('Owner').fill('ann')
    await page.getByRole('button', { name: 'Make room' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('Panel review').waitFor()
    await drawer.getByRole('button', { name: 'Run', exact: true }).click()
    await drawer.getByText('Running', { exact: true }).waitFor()
    await page.keyboard.press('Escape')

    await menu('Running sessions')
    await page.getByRole('link', { name: 'Panel review' }).click()
    await page.screenshot({ path: join(SHOTS, 'panel-session.png') })
    await page.getByRole('dialog').getByRole('button', { name: 'End for all' }).click()
    await page.getByRole('dialog').nth(1).getByRole('button', { name: 'End for all' }).click()
    await page.getByText('Nobody meets right now').waitFor()
    const ann = await new Api(server.url).signIn('ann', 'Ann-password-1')
    const { body } = await ann.get('/conferences')
    assert.deepEqual(body.conferences.map(({ topic, state }) => [topic, state]), [['Panel review', 'stopped']])
  })

  // 60/EV-1, 60/EV-2, 60/EV-7: sign-ins of administrators are events, failed ones too
  test('finds the sign-in, and the failed one before it, among the events', async () => {
    await menu('Events')
    await page.getByRole('button', { name: 'Source' }).first().click()
    await page.getByRole('dialog').getByLabel('Administrator').click()
    await page.getByRole('cell', { name: 'Sign-in', exact: true }).first().waitFor()
    await page.getByText('Failed', { exact: true }).first().waitFor()
    await page.screenshot({ path: join(SHOTS, 'panel-events.png') })
  })

  // 60/CF-1, 60/CF-2: what the administrator changed, old and new
  test('finds the made conference among the changes', async () => {
    await menu('Configuration changes')
    await page.getByRole('cell', { name: 'conference', exact: true }).first().waitFor()
    await page.getByRole('row', { name: /conference/ }).getByRole('link').first().click()
    await page.getByRole('dialog').getByText('Panel review').first().waitFor()
    await page.keyboard.press('Escape')
  })

  // 10/AR-2, 60/SA-12: a security administrator reads his pages and finds no way to change anything
  test('shows a security administrator only what he may read', async () => {
    const root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    const made = await root.post('/administrators', { login: 'audit', password: 'Security-admin-1', roles: ['security-admin'] })
    assert.equal(made.status, 200, JSON.stringify(made.body))
    const other = await open(browser, DESKTOP)
    await other.goto(`${server.url}/panel/reports/events`)
    await other.getByLabel('Login').fill('audit')
    await other.getByLabel('Password', { exact: true }).fill('Security-admin-1')
    await other.getByRole('button', { name: 'Sign in' }).click()
    await other.getByRole('heading', { level: 1, name: 'Events' }).waitFor()
    await other.getByRole('link', { name: 'Save as CSV' }).waitFor()
    assert.equal(await other.getByRole('button', { name: 'Delete' }).count(), 0)
    assert.equal(await other.getByRole('link', { name: 'User accounts' }).count(), 0)
    // Nobody was signed in at first, and the page asked; and it asked for a session until it knew that it had ended
    const expected = (fault) => fault.includes('status of 401') || /status of 404.*conference-sessions/.test(fault)
    assert.deepEqual([...page.faults, ...other.faults].filter((fault) => !expected(fault)), [])
  })

  // 30/LCK-7, 30/PRF-1, 30/PRF-6, 80/UPA-10: a lock is told to whoever signs in, shown and ended
  test('shows the lock of an account and ends it', async () => {
    for (let i = 0; i < 5; i++) await new Api(server.url).post('/sign-in', { login: 'cal', password: 'wrong' })
    assert.equal((await new Api(server.url).post('/sign-in', { login: 'cal', password: 'Cal-password-1' })).body.error.errors[0].reason, 'accountLocked')
    const cal = await open(browser, DESKTOP)
    await cal.goto(`${server.url}/sign-in`)
    await cal.locator('input[name=login]').fill('cal')
    await cal.locator('input[name=password]').fill('Cal-password-1')
    await cal.keyboard.press('Enter')
    await cal.getByText('This account is locked. Try again later').waitFor()
    await cal.context().close()
    await page.goto(`${server.url}/panel/users/accounts/cal`)
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Unlock' }).click()
    await eventually(async () => ((await new Api(server.url).post('/sign-in', { login: 'cal', password: 'Cal-password-1' })).status === 200 ? '' : 'cal is locked'))
    await page.keyboard.press('Escape')
  })

  // 00/R-11, 70/A-ADM-5: off by default; on, who sits at the server is in, whoever claims it through a proxy is not
  test('lets the host itself in without sign-in once that is switched on', async () => {
    const nobody = new Api(server.url)
    assert.equal((await nobody.get('/dashboard')).status, 401)
    await page.goto(`${server.url}/panel/web/security`)
    const option = page.getByLabel('Allow admin access from localhost without authentication')
    assert.equal(await option.isChecked(), false)
    await option.check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await eventually(async () => ((await nobody.get('/dashboard')).status === 200 ? '' : 'not let in'))
    assert.equal((await nobody.get('/me')).body.user.uid, 'admin:#localhost')
    for (const header of [{ 'X-Forwarded-For': '127.0.0.1' }, { Forwarded: 'for=127.0.0.1' }, { Host: 'rebound.example.org' }]) {
      assert.equal((await nobody.get('/dashboard', header)).status, 401, JSON.stringify(header))
    }
    assert.equal((await nobody.patch('/settings', { values: {} })).body.error.errors[0].reason, 'csrf')
    const fresh = await open(browser, DESKTOP)
    await fresh.goto(`${server.url}/panel/web/security`)
    await fresh.getByLabel('Allow admin access from localhost without authentication').uncheck()
    await fresh.getByRole('button', { name: 'Apply' }).click()
    await eventually(async () => ((await nobody.get('/dashboard')).status === 401 ? '' : 'still let in'))
    await fresh.context().close()
  })
})
