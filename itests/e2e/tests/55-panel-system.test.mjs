// SPDX-License-Identifier: Apache-2.0
// An administrator runs the server by the panel's pages: settings, HTTPS, administrators, features, licence, log.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { launch, open } from '../lib/browser.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT, Server } from '../lib/server.mjs'
import { ACCOUNTS } from '../lib/world.mjs'

const SHOTS = join(ROOT, 'build', 'screenshots')
const file = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })

describe('panel: the server itself', { timeout: 240_000 }, () => {
  let server, browser, page, api

  const visit = async (path, heading) => {
    await page.goto(`${server.url}/panel${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  }
  const shot = (name) => page.screenshot({ path: join(SHOTS, `panel-${name}.png`), fullPage: true })
  const read = async (path) => {
    const answer = await api.get(path)
    assert.equal(answer.status, 200, `${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const setting = async (name) => (await read('/settings')).groups.flatMap((group) => group.settings).find((one) => one.name === name)

  before(async () => {
    mkdirSync(SHOTS, { recursive: true })
    server = await Server.create()
    await server.start()
    await server.setUp(ACCOUNTS)
    api = new Api(server.url)
    const answer = await api.post('/sign-in', { login: 'root', password: 'Administrator-1', realm: 'admin' })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    browser = await launch('ann')
    page = await open(browser, { width: 1280, height: 900 })
    await page.goto(`${server.url}/panel/settings`)
    await page.getByLabel('Login').fill('root')
    await page.getByLabel('Password', { exact: true }).fill('Administrator-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  })

  after(async () => {
    await browser?.close()
    await server?.dispose()
  })

  // 10/CPC-3, 20/WEB-6: every group that a bundle publishes is shown, without code of its own in the panel
  test('every setting of the server is on one of the pages', async () => {
    const { groups } = await read('/settings')
    const shown = new Set()
    for (const path of ['/settings', '/web/settings', '/users/settings', '/users/passwords', '/conferences/settings', '/api/settings', '/reports/settings', '/network/settings', '/network/mail', '/gateways/settings', '/chats/settings']) {
      await page.goto(`${server.url}/panel${path}`)
      await page.locator('main h2').first().waitFor()
      for (const name of await page.locator('[data-setting]').evaluateAll((rows) => rows.map((row) => row.dataset.setting))) {
        assert.ok(!shown.has(name), `${name} is shown twice`)
        shown.add(name)
      }
    }
    assert.deepEqual(groups.flatMap((group) => group.settings.map(({ name }) => name)).filter((name) => !shown.has(name)), [])
    assert.ok(shown.size > 5, `${shown.size} settings`)
  })

  // 20/WEB-6, 20/WEB-9: saved by its block; what the server refuses stands at its field and changes nothing
  test('a setting is changed, refused where it is wrong, and brought back to its default', async () => {
    await visit('/web/settings', 'Web settings')
    const field = page.locator('input[name="web.contactEmail"]')
    await field.fill('not an address')
    await page.locator('input[name="web.companyName"]').fill('Northwind')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('[data-setting="web.contactEmail"] [role=alert]').waitFor()
    assert.equal((await setting('web.companyName')).value, '', 'half of a refused change was kept')
    await field.fill('it@northwind.example')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).first().waitFor()
    await shot('settings')
    assert.equal((await setting('web.companyName')).value, 'Northwind')
    assert.equal((await setting('web.contactEmail')).changed_by, 'admin:root')
    await page.locator('[data-setting="web.companyName"]').getByRole('button', { name: /^Restore default/ }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await eventually(async () => ((await setting('web.companyName')).value === '' ? '' : 'still there'))
  })

  // 20/TLS-12, TLS-15, TLS-22, TLS-23, TLS-31
  test('HTTPS is tested, a broken certificate refused, a new one made', async () => {
    await visit('/web/https', 'HTTPS')
    const before = (await read('/https')).self_signed.server.sha256
    await page.getByRole('button', { name: 'Test configuration' }).click()
    await page.getByText('This configuration can be applied').waitFor()
    await page.locator('input[name=certificate]').setInputFiles(file('own.pem', 'no certificate'))
    await page.locator('input[name=private_key]').setInputFiles(file('own.key', 'no key'))
    await page.getByRole('button', { name: 'Upload' }).click()
    await page.getByRole('alert').first().waitFor()
    assert.equal((await read('/https')).custom, null, 'a broken certificate was kept')
    await page.getByRole('button', { name: 'Create a new certificate' }).click()
    await page.getByLabel('Organization', { exact: true }).fill('Northwind')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByText('New certificate created').waitFor()
    await shot('https')
    const now = (await read('/https')).self_signed.server
    assert.notEqual(now.sha256, before)
    assert.equal(now.organization, 'Northwind')
    const link = page.getByRole('link', { name: 'Download ca.crt' })
    const pem = await page.evaluate(async (href) => (await fetch(href)).text(), await link.getAttribute('href'))
    assert.match(pem, /BEGIN CERTIFICATE/)
  })

  // 00/R-10, 20/SEC-5
  test('an administrator is made, changed and deleted; the last one stays', async () => {
    await visit('/administrators', 'Administrators')
    await page.getByRole('button', { name: 'New administrator' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Login').fill('second')
    await dialog.getByLabel('Password', { exact: true }).fill('short')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await dialog.getByRole('alert').first().waitFor()
    await dialog.getByLabel('Password', { exact: true }).fill('Four random words 1')
    await dialog.getByRole('checkbox', { name: 'Administrator', exact: true }).uncheck()
    await dialog.getByRole('checkbox', { name: 'Security administrator' }).check()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('link', { name: 'second' }).waitFor()
    await page.getByRole('link', { name: 'root' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').nth(1).getByRole('button', { name: 'Delete' }).click()
    await page.getByText('This is the last active administrator').waitFor()
    await shot('administrator-last')
    await visit('/administrators/second', 'Administrators')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').nth(1).getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('link', { name: 'second' }).waitFor({ state: 'detached' })
    assert.deepEqual((await read('/administrators')).list.map(({ login }) => login), ['root'])
  })

  // 10/CMP-1, 00/R-4: a file that is no extension leaves everything as it was
  test('features are shown with their state, a broken extension is refused', async () => {
    await visit('/features', 'Features')
    const { list } = await read('/features')
    for (const { title } of list) await page.locator('main li', { hasText: title }).first().waitFor()
    await page.locator('input[name=extension]').setInputFiles(file('broken.kar', 'no archive'))
    await page.getByRole('button', { name: 'Upload and install' }).click()
    await page.getByRole('alert').first().waitFor()
    await shot('features')
    assert.deepEqual((await read('/features')).list.map(({ id }) => id), list.map(({ id }) => id))
  })

  // 10/K License info, 00/R-3
  test('the built-in license is shown, a broken file refused', async () => {
    await visit('/licence', 'Licence info')
    await page.getByText('Community (built in)').waitFor()
    await page.locator('input[name=licence]').setInputFiles(file('broken.txt', 'no license'))
    await page.getByRole('button', { name: 'Install licence' }).click()
    await page.getByRole('alert').first().waitFor()
    await shot('licence')
    assert.equal((await read('/licence')).licence.built_in, true)
  })

  // 10/BKP-1, 10/BKP-2: by the panel, in the background; the file is the one in the folder, and each step an event
  test('a backup is made, fetched and deleted', async () => {
    const folder = join(server.data, 'backups')
    await visit('/backups', 'Backups')
    await page.getByRole('heading', { name: 'No backups yet' }).waitFor()
    await page.getByRole('button', { name: 'Back up now' }).click()
    await page.getByRole('link', { name: /^Download rostrum-backup/ }).waitFor()
    const [name] = readdirSync(folder)
    const fetched = await page.evaluate(async (href) => {
      const bytes = new Uint8Array(await (await fetch(href)).arrayBuffer())
      return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    }, await page.getByRole('link', { name: `Download ${name}` }).getAttribute('href'))
    assert.equal(fetched, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex'))
    await shot('backups')
    for (const other of ['..%2Fkeys%2Flistener.p12', 'listener.p12', '%2e%2e']) {
      assert.ok([400, 404, 405].includes((await api.get(`/backups/${other}`)).status), other)
    }
    await page.getByRole('button', { name: `Delete ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('heading', { name: 'No backups yet' }).waitFor()
    assert.deepEqual(readdirSync(folder), [])
    const types = (await read('/events?page_size=50')).list.map(({ type }) => type)
    assert.deepEqual(types.filter((type) => type.startsWith('backup.')), ['backup.deleted', 'backup.downloaded', 'backup.created'])
  })

  // 10/LOG-1
  test('the log is shown, filtered, and can be taken along', async () => {
    await visit('/log', 'Server log')
    await page.locator('main ol li').first().waitFor()
    await page.getByLabel('Search the log').fill('no line has these words')
    await page.getByRole('heading', { name: 'No lines' }).waitFor()
    const text = await page.evaluate(async (href) => (await fetch(href)).text(), await page.getByRole('link', { name: 'Download' }).getAttribute('href'))
    assert.match(text, /INFO/)
  })

  // Refusals are answers; the browser writes a line for each
  test('no page met an error of its own', () => assert.deepEqual(page.faults.filter((fault) => !fault.startsWith('Failed to load resource')), []))
})
