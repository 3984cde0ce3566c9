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
    const kept = (await root.get('/accounts/imports')).body.imports
    assert.deepEqual(kept.map(({ by, import: each }) => [by, each.dry_run, each.created]), [['admin:root', false, 1], ['admin:root', true, 1]])
    assert.equal((await root.get(`/accounts/imports/${kept[1].id}/refusals`)).body.cnt, 4)
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

  // 80/UPS-1, 80/UPS-2, 30/FLD-2: a person writes the own profile; what an administrator hides does not leave the server
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
    // a camera that is denied is told, and the picture stays
    await mine.evaluate(() => void (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))))
    const picture = await mine.locator('main img').getAttribute('src')
    await mine.getByRole('button', { name: 'Take photo' }).click()
    await mine.getByRole('alert').filter({ hasText: 'The camera cannot be used' }).waitFor()
    await mine.getByRole('button', { name: 'Cancel' }).click()
    assert.equal(await mine.locator('main img').getAttribute('src'), picture)
    assert.equal(await mine.getByLabel('Language').inputValue(), 'en')
    await mine.screenshot({ path: join(SHOTS, 'personal-profile.png') })
    await mine.context().close()
    const card = async (api) => (await api.get('/users/ann/card')).body.card
    assert.equal((await card(bob)).fields.job_title, 'Navigator')
    assert.equal((await card(bob)).fields.work_phone, '+1 555 0100')
    assert.ok((await card(bob)).avatar)
    // 80/UPS-5: what is chosen in one browser holds in the others
    assert.equal((await ann.patch('/me/language', { language: 'en' })).status, 200)
    assert.equal((await (await user(server, 'ann')).get('/me')).body.user.language, 'en')
    // 30/PRF-7, 30/PRF-8: each number of a colleague's card calls
    await bob.post('/me/addressbook', { contact_id: 'ann' })
    const his = await open(browser, { width: 390, height: 844 })
    his.setDefaultTimeout(10_000)
    await his.context().addCookies([...bob.cookies].map(([name, value]) => ({ name, value, url: server.url })))
    await his.goto(`${server.url}/me/contacts/ann`)
    assert.equal(await his.getByRole('link', { name: '+1 555 0100' }).getAttribute('href'), '/call?to=%23tel%3A%2B1%20555%200100')

    await page.goto(`${server.url}/panel/users/visible-fields`)
    await page.getByLabel('Work phone to people of this server').uncheck()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('The fields are saved').waitFor()
    await page.screenshot({ path: join(SHOTS, 'panel-visible-fields.png') })
    assert.ok(!('work_phone' in (await card(bob)).fields))
    assert.equal((await card(ann)).fields.work_phone, '+1 555 0100')
    // 30/PRF-9
    await his.reload()
    await his.getByText('Navigator').waitFor()
    assert.equal(await his.getByText('+1 555 0100').count(), 0)
    await his.screenshot({ path: join(SHOTS, 'personal-contact-card.png') })
    await his.context().close()
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

  // 30/PRF-3, 30/PRF-4, 30/PRF-5, 30/UX-6, 00/R-86: signed out everywhere, barred, gone; open pages tell why
  test('signed out everywhere, deactivated, deleted', async () => {
    const dora = await new Api(server.url).signIn('dora', 'Dora-password-1')
    const elsewhere = await new Api(server.url).signIn('dora', 'Dora-password-1')
    assert.equal((await dora.delete('/me/sessions')).status, 204)
    assert.deepEqual([(await dora.get('/me')).status, (await elsewhere.get('/me')).status], [200, 401])
    // 80/UPA-1, 80/UPA-2: nobody needs a right for the personal area, where rooms, contacts and the own data are
    const crew = (await root.get('/groups')).body.groups.find(({ display_name }) => display_name === 'Crew')
    assert.equal((await root.patch(`/groups/${crew.id}`, { rights: [] })).status, 200)
    assert.ok((await dora.get('/me/rights')).body.rights.every(({ granted }) => !granted))
    const hers = await open(browser, { width: 1440, height: 900 })
    hers.setDefaultTimeout(10_000)
    const show = async (api) => {
      await hers.context().addCookies([...api.cookies].map(([name, value]) => ({ name, value, url: server.url })))
      await hers.goto(`${server.url}/me/profile`)
      await hers.getByLabel('Job title').waitFor()
    }
    const told = (reason) => hers.locator(`[data-testid=signed-out][data-reason=${reason}]`).waitFor()
    await show(dora)
    for (const name of ['Virtual rooms', 'Address book', 'Profile']) await hers.getByRole('navigation').getByRole('link', { name, exact: true }).waitFor()

    // 30/PRF-1, 30/PRF-2: the card has the whole user ID, and the deeds
    await page.goto(`${server.url}/panel/users/accounts/dora`)
    const drawer = page.getByRole('dialog')
    await drawer.getByText('dora@meet.test', { exact: true }).waitFor()
    for (const name of ['Apply', 'Delete', 'Cancel']) await drawer.getByRole('button', { name, exact: true }).waitFor()
    await page.screenshot({ path: join(SHOTS, 'panel-account.png') })
    // 30/HIS-1
    const links = drawer.getByRole('link')
    assert.equal(await links.filter({ hasText: 'Call history of' }).getAttribute('href'), '/panel/reports/calls?user=dora')
    assert.equal(await links.filter({ hasText: 'Conferences of' }).getAttribute('href'), '/panel/conferences/list?invitation=dora')
    await drawer.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByRole('dialog').last().getByRole('button', { name: 'Sign out everywhere' }).click()
    await told('accountDisconnected')
    await hers.screenshot({ path: join(SHOTS, 'personal-signed-out.png') })
    await show(await new Api(server.url).signIn('dora', 'Dora-password-1'))
    assert.equal((await dora.get('/me')).status, 401)
    await root.patch('/users/dora', { is_active: false })
    await told('accountInactive')
    await hers.context().close()
    const barred = await new Api(server.url).post('/sign-in', { login: 'dora', password: 'Dora-password-1' })
    assert.equal(barred.body.error.errors[0].reason, 'accountInactive')
    const room = (await bob.post('/conferences', { topic: 'Of bob', owner: 'bob', mode: 'PxP' })).body.conference.id
    // 30/ACC-1, 30/ACC-6: the list, a deactivated account in it, and the deletion of a row
    await page.goto(`${server.url}/panel/users/accounts?search=dora`)
    const row = page.locator('tbody tr', { hasText: 'Dora Dean' })
    await row.waitFor()
    assert.deepEqual((await page.locator('thead th').allInnerTexts()).slice(1, 4), ['Name', 'Login', 'E-mail'])
    assert.ok(Number(await row.locator('[data-presence=disabled]').evaluate((mark) => getComputedStyle(mark).opacity)) < 1)
    await page.goto(`${server.url}/panel/users/accounts?search=bob`)
    await page.getByRole('button', { name: 'Delete Bob Baker' }).click()
    const sure = page.getByRole('dialog')
    await sure.getByLabel('Conferences go to').fill('ann')
    await sure.getByLabel('bob').fill('bob')
    await sure.getByRole('button', { name: 'Delete', exact: true }).click()
    await sure.waitFor({ state: 'detached' })
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
