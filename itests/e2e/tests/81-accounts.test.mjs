// SPDX-License-Identifier: Apache-2.0
// Accounts from a file to their end: import and report, profile, what others see, sign-in from everywhere ended, pages of it all.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { launch, open } from '../lib/browser.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT } from '../lib/server.mjs'
import { user, world } from '../lib/world.mjs'

const SHOTS = join(ROOT, 'build', 'screenshots')
const CSV = { 'Content-Type': 'application/octet-stream' }

describe('accounts', { timeout: 120_000 }, () => {
  let server, browser, page, root, ann, bob

  before(async () => {
    mkdirSync(SHOTS, { recursive: true })
    ;({ server } = await world())
    root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    ;[ann, bob] = [await user(server, 'ann'), await user(server, 'bob')]
    browser = await launch('ann')
    page = await open(browser, { width: 1440, height: 900 })
    page.setDefaultTimeout(10_000)
  })

  after(async () => {
    await browser?.close()
    await server?.dispose()
  })

  // 00/R-87, 30 B-3: tried first, then imported, the refused rows told; nothing of them is stored
  test('an administrator imports a file, sees what is refused, and exports it again', async () => {
    await root.post('/groups', { display_name: 'Crew' })
    await page.goto(`${server.url}/panel/users/accounts/+import`)
    await page.getByLabel('Login').fill('root')
    await page.getByLabel('Password', { exact: true }).fill('Administrator-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'User accounts' }).waitFor()
    await page.goto(`${server.url}/panel/users/accounts/+import`)
    const rows = ['Login;Display name;Password;Groups;Job title', 'dora;Dora Dean;Dora-password-1;crew;=Pilot', 'emil;Emil;short;;', 'fay;Fay;;nobody;', 'gus;<b>Gus</b>;;;', 'раypal;Paul;;;', 'ANN;Ann;;;']
    const drawer = page.getByRole('dialog')
    await drawer.locator('input[type=file]').setInputFiles({ name: 'crew.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
    await drawer.getByRole('button', { name: 'Try without saving' }).click()
    await drawer.getByText('Would create 1').waitFor()
    assert.equal((await root.get('/users/dora')).status, 404)
    await drawer.getByRole('button', { name: 'Import', exact: true }).click()
    await drawer.getByText('1 created').waitFor()
    await drawer.getByText('markupNotAllowed').waitFor()
    await page.screenshot({ path: join(SHOTS, 'panel-import.png') })
    const { body } = await root.get('/accounts/import')
    assert.deepEqual(body.import.refusals.map(({ line, reason }) => [line, reason]),
      [[3, 'passwordTooShort'], [4, 'groupNotFound'], [5, 'markupNotAllowed'], [6, 'loginInvalid']])
    assert.equal(body.import.skipped, 1)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Dora Dean' }).waitFor()
    const exported = (await root.get('/accounts/export?format=full')).body
    assert.match(exported, /^\uFEFF?Login;Display name;E-mail;.*\r\n/)
    assert.match(exported, /\r\ndora;Dora Dean;.*;'=Pilot;.*;Crew;1\r\n/)
  })

  test('a file that is no text, or no table, is refused as a whole', async () => {
    for (const [bytes, reason] of [
      [Buffer.concat([Buffer.from('Login\nren'), Buffer.from([0xe9])]), 'csvEncodingInvalid'],
      [Buffer.from('Login\n"open'), 'csvMalformed'],
      [Buffer.from('Name\nx'), 'csvColumnsInvalid'],
    ]) {
      const answer = await root.post('/accounts/import', bytes, CSV)
      assert.equal(answer.status, 400)
      assert.equal(answer.body.error.errors[0].reason, reason)
    }
  })

  // 00/R-87: 10,000 rows with progress; 30/ACC-3 search among them
  test('ten thousand accounts come with progress and are found', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `many${index};Many ${index}`)
    assert.equal((await root.post('/accounts/import', Buffer.from(['Login;Display name', ...rows].join('\n')), CSV)).status, 200)
    assert.equal((await root.post('/accounts/import', Buffer.from('Login\nx'), CSV)).body.error.errors[0].reason, 'importRunning')
    const seen = []
    await eventually(async () => {
      const { phase, done } = (await root.get('/accounts/import')).body.import
      seen.push(done)
      return phase === 'done' ? '' : `${phase} ${done}`
    }, { within: 60_000, every: 100 })
    assert.equal(seen.at(-1), 10_000)
    assert.ok(seen.some((done) => done > 0 && done < 10_000), `progress was ${seen}`)
    const { cnt, users } = (await root.get('/users?search=many%209999')).body
    assert.deepEqual([cnt, users[0].id, users[0].is_active], [1, 'many9999', false])
  })

  // 80/UPS-1, UPS-2, 30/FLD-2: a person writes the own profile; what an administrator hides does not leave the server
  test('people see of each other what an administrator shows', async () => {
    const mine = await open(browser, { width: 1440, height: 900 })
    mine.setDefaultTimeout(10_000)
    await mine.context().addCookies([...ann.cookies].map(([name, value]) => ({ name, value, url: server.url })))
    await mine.goto(`${server.url}/me/profile`)
    await mine.getByLabel('Job title').fill('Navigator')
    await mine.getByLabel('Work phone').fill('+1 555 0100')
    await mine.getByRole('button', { name: 'Save' }).click()
    await mine.getByText('Your profile is saved').waitFor()
    await mine.getByRole('button', { name: 'Take photo' }).click()
    await mine.getByRole('button', { name: 'Take', exact: true }).click()
    await mine.locator('main img').waitFor()
    await mine.screenshot({ path: join(SHOTS, 'personal-profile.png') })
    await mine.context().close()
    const card = async (api) => (await api.get('/users/ann/card')).body.card
    assert.equal((await card(bob)).fields.job_title, 'Navigator')
    assert.equal((await card(bob)).fields.work_phone, '+1 555 0100')
    assert.ok((await card(bob)).avatar)

    await page.goto(`${server.url}/panel/users/visible-fields`)
    await page.getByLabel('Work phone to people of this server').uncheck()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('The fields are saved').waitFor()
    await page.screenshot({ path: join(SHOTS, 'panel-visible-fields.png') })
    assert.ok(!('work_phone' in (await card(bob)).fields))
    assert.equal((await card(ann)).fields.work_phone, '+1 555 0100')
    assert.equal((await root.get('/users/ann')).body.user.work_phone, '+1 555 0100')
    assert.equal((await bob.get('/users/ann')).status, 403)
  })

  test('a picture of more than 10 MB and markup in a profile are refused and change nothing', async () => {
    const before = (await ann.get('/me/profile')).body.user
    const large = await ann.post('/me/avatar', Buffer.alloc(10 * 1024 * 1024 + 1), { 'Content-Type': 'image/png' })
    assert.equal(large.status, 413)
    for (const [body, reason] of [[{ company: '<script>x</script>' }, 'markupNotAllowed'], [{ email: 'bob@meet.test' }, 'uniqueValueAlreadyInUse'], [{ sip_number: 'x y' }, 'sipNumberInvalid'], [{ is_active: false }, 'notSupported']]) {
      const answer = await ann.patch('/me/profile', { job_title: 'Half', ...body })
      assert.deepEqual([answer.status, answer.body.error.errors[0].reason], [400, reason])
    }
    assert.deepEqual((await ann.get('/me/profile')).body.user, before)
  })

  // 30/PRF-3, 30/PRF-5, 30/UX-6, 00/R-86: signed out everywhere, barred, gone
  test('signed out everywhere, deactivated, deleted', async () => {
    const dora = await new Api(server.url).signIn('dora', 'Dora-password-1')
    const elsewhere = await new Api(server.url).signIn('dora', 'Dora-password-1')
    assert.equal((await dora.delete('/me/sessions')).status, 204)
    assert.deepEqual([(await dora.get('/me')).status, (await elsewhere.get('/me')).status], [200, 401])
    assert.equal((await root.post('/users/dora/disconnect')).status, 200)
    assert.equal((await dora.get('/me')).status, 401)
    await root.patch('/users/dora', { is_active: false })
    const barred = await new Api(server.url).post('/sign-in', { login: 'dora', password: 'Dora-password-1' })
    assert.equal(barred.body.error.errors[0].reason, 'accountInactive')
    const room = (await bob.post('/conferences', { topic: 'Of bob', owner: 'bob', mode: 'PxP' })).body.conference.id
    assert.equal((await root.delete('/users/bob?conferences_to=ann')).status, 204)
    assert.equal((await bob.get('/me')).status, 401)
    await eventually(async () => ((await root.get(`/conferences/${room}`)).body.conference.owner.startsWith('ann') ? '' : 'still of bob'))
  })

  // 30/BW-3, 30/BW-6
  test('limits of a group hold for its people until they have their own', async () => {
    const [group] = (await root.get('/groups')).body.groups.filter(({ display_name }) => display_name === 'Crew')
    await root.patch('/users/ann', { groups: [group.id] })
    await root.patch(`/groups/${group.id}`, { inbound_limit_kbps: 2048, outbound_limit_kbps: 4096 })
    await root.patch('/users/ann/limits', { inbound_limit_kbps: 1024 })
    assert.deepEqual((await ann.get('/me/limits')).body.limits, { inbound_limit_kbps: 1024, outbound_limit_kbps: 4096 })
    assert.equal((await root.patch('/users/ann/limits', { inbound_limit_kbps: 1 })).body.error.errors[0].reason, 'bandwidthInvalid')
  })
})
