// SPDX-License-Identifier: Apache-2.0
// Address books, aliases, block lists and live presence through the pages, two people at two browsers.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch, open } from '../lib/browser.mjs'
import { Api } from '../lib/api.mjs'
import { eventually } from '../lib/eventually.mjs'
import { MeetingPage } from '../lib/meeting.mjs'
import { ROOT } from '../lib/server.mjs'
import { conference, signal, user, world } from '../lib/world.mjs'

const SHOTS = join(ROOT, 'build', 'screenshots')
// 00/R-54
const OFFLINE = '0'
const ONLINE = '1'
const BUSY = '2'
const OWNER = '5'

describe('contacts', { timeout: 120_000 }, () => {
  let server, browser, ann, bob, admin

  before(async () => {
    mkdirSync(SHOTS, { recursive: true })
    ;({ server } = await world())
    browser = await launch('ann')
    ann = await signedIn('ann')
    admin = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
  })

  after(async () => {
    await browser?.close()
    await server?.dispose()
  })

  async function signedIn(login) {
    const page = await open(browser, { width: 1440, height: 900 })
    await page.goto(`${server.url}/sign-in`)
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill(`${login[0].toUpperCase()}${login.slice(1)}-password-1`)
    await page.locator('button[type=submit]').click()
    await page.waitForURL(/\/me/)
    return page
  }

  const row = (page, id) => page.locator(`[data-contact="${id}"]`)
  const status = (page, id, wanted) => eventually(async () => {
    const shown = await row(page, id).getAttribute('data-status')
    return shown === wanted ? '' : `${id} is ${shown}, not ${wanted}`
  })

  // 30/UAB-7, 30/ALS-1, 30/ALS-11, 30/GAB-6; 80/UBK-2, 80/UBK-6; 00/R-48, R-49: an alias finds its target, which is what is kept
  test('somebody found by an alias is kept under his own ID', async () => {
    assert.equal((await admin.post('/aliases', { id: '111', call_id: 'bob' })).status, 200)
    assert.equal((await admin.patch('/users/bob', { company: 'Baker and Sons', home_phone: '+44 20 7946 0001' })).status, 200)
    const taken = await admin.post('/aliases', { id: 'ANN', call_id: 'bob' })
    assert.equal(`${taken.status} ${taken.body.error.errors[0].reason}`, '400 uniqueValueAlreadyInUse')
    await ann.goto(`${server.url}/me/contacts`)
    await ann.getByText('Your address book is empty').waitFor()
    await ann.getByRole('button', { name: 'Add contact' }).first().click()
    const dialog = ann.getByRole('dialog')
    await dialog.getByLabel('Person or call string').fill('111')
    await dialog.getByRole('button', { name: 'Add Bob Baker' }).click()
    const card = ann.getByRole('dialog', { name: 'Contact' })
    await card.getByText('bob@meet.test').first().waitFor()
    await card.getByText('Baker and Sons').waitFor()
    assert.equal(await card.getByText('+44 20 7946 0001').count(), 0, 'a field that is not shown to others (30/FLD-1)')
    await ann.keyboard.press('Escape')
    await row(ann, 'bob').getByText('Bob Baker').waitFor()
    await ann.getByRole('button', { name: 'Add contact' }).first().click()
    await dialog.getByLabel('Person or call string').fill('#sip:room@example.org')
    await dialog.getByLabel('Name').fill('Meeting room')
    await dialog.getByRole('button', { name: /^Add #sip/ }).click()
    await row(ann, '#sip:room@example.org').waitFor()
    // its card opens once the server has answered
    const opened = ann.getByRole('dialog', { name: 'Contact', exact: true })
    await opened.waitFor()
    await ann.keyboard.press('Escape')
    await opened.waitFor({ state: 'hidden' })
    await status(ann, 'bob', OFFLINE)
  })

  // 30/ACC-5, 80/UBK-8, 00/R-54: offline, online, busy, owner, offline again, without anybody reloading
  test('presence is live between two browsers', async () => {
    bob = await signedIn('bob')
    await bob.goto(`${server.url}/me/contacts`)
    await status(ann, 'bob', ONLINE)
    await ann.screenshot({ path: join(SHOTS, 'contacts-online.png') })
    const api = await user(server, 'bob')
    const own = await conference(api, { topic: 'Own' })
    const foreign = await conference(await user(server, 'cal'), { topic: 'Foreign', invitations: [{ id: 'bob' }] })
    const socket = await signal(api)
    await socket.ask('join', { conference_id: foreign })
    await status(ann, 'bob', BUSY)
    await socket.ask('leave', {})
    await status(ann, 'bob', ONLINE)
    await socket.ask('join', { conference_id: own })
    await status(ann, 'bob', OWNER)
    await socket.ask('leave', {})
    await status(ann, 'bob', ONLINE)
    socket.close()
  })

  // 90/M-044…M-046, AB-2; 00/R-76: who is blocked sees the other offline at once; unblocked, online
  test('who is blocked sees nobody there', async () => {
    const viewer = await user(server, 'bob')
    await viewer.post('/me/addressbook', { contact_id: 'ann' })
    await bob.reload()
    await status(bob, 'ann', ONLINE)
    await row(ann, 'bob').getByRole('link', { name: 'Bob Baker', exact: true }).click()
    const card = ann.getByRole('dialog', { name: 'Contact' })
    await card.getByRole('button', { name: 'Block', exact: true }).click()
    await status(bob, 'ann', OFFLINE)
    await card.getByRole('button', { name: 'Unblock' }).waitFor()
    await ann.keyboard.press('Escape')
    await ann.getByText('Blocked', { exact: true }).click()
    await ann.getByRole('button', { name: 'Unblock Bob Baker' }).click()
    await status(bob, 'ann', ONLINE)
    await ann.getByText('You have blocked nobody').waitFor()
    await bob.context().close()
    await ann.getByText('Address book', { exact: true }).last().click()
    await status(ann, 'bob', OFFLINE)
  })

  // 30/GAB-2, 30/GAB-5, 30/UX-12; 80/UBK-4, 80/UBK-5: the administrator fills the book, and takes the right to change it, at once
  test('a group fills the book and takes the right to change it', async () => {
    const { body: { group } } = await admin.post('/groups', { display_name: 'Readers', rights: ['call'] })
    await admin.post(`/groups/${group.id}/users`, { user_id: 'ann' })
    await admin.patch(`/groups/${group.id}/addressbook`, { shows: 'all' })
    await admin.post(`/groups/${group.id}/addressbook/contacts`, { contact_id: '\\c\\standup', display_name: 'Stand-up' })
    await ann.reload()
    await row(ann, 'cal').waitFor()
    await row(ann, '\\\\c\\\\standup').getByText('From your group').waitFor()
    await ann.getByText('Your administrator keeps this address book').waitFor()
    assert.equal(await ann.getByRole('button', { name: 'Add contact' }).count(), 0)
    const refused = await (await user(server, 'ann')).post('/me/addressbook', { contact_id: 'cal' })
    assert.equal(`${refused.status} ${refused.body.error.errors[0].reason}`, '403 rightMissing')
    await ann.screenshot({ path: join(SHOTS, 'contacts-read-only.png') })
    // The certificate is the server's own, so the browser takes no service worker
    assert.deepEqual(ann.faults.filter((fault) => !/status of 40[34]/.test(fault)), [])
  })

  // 30/GRP-11, 30/GAB-1, 30/GAB-4, 30/ALS-4, 30/ALS-5, 30/ALS-10, 30/ZON-3; 80/UBK-3 (call); 80/UAR-6: what an administrator makes in the
  // panel is there for people at once
  test('an alias and a contact made in the panel are found and called; a moderator calls somebody in from the book', async () => {
    const panel = await open(browser, { width: 1440, height: 900 })
    panel.setDefaultTimeout(10_000)
    await panel.context().addCookies([...admin.cookies].map(([name, value]) => ({ name, value, url: server.url, secure: true, httpOnly: name !== 'rostrum_csrf' })))
    await panel.goto(`${server.url}/panel/users/aliases`)
    await panel.getByRole('button', { name: 'New alias' }).click()
    await panel.getByLabel('Alias', { exact: true }).fill('700')
    await panel.getByLabel('Stands for').fill('cal')
    await panel.getByRole('button', { name: 'Save' }).click()
    await panel.getByRole('cell', { name: '700', exact: true }).waitFor()
    await panel.goto(`${server.url}/panel/users/groups`)
    await panel.getByLabel('Address book of Readers').click()
    const drawer = panel.getByRole('dialog')
    await drawer.getByLabel('User ID or call string').fill('Coop')
    await panel.getByRole('option', { name: /Cal Cooper/ }).click()
    await drawer.getByLabel('Name', { exact: true }).fill('Head office')
    await drawer.getByRole('button', { name: 'Add', exact: true }).click()
    await drawer.getByText('Head office').waitFor()
    await panel.screenshot({ path: join(SHOTS, 'panel-group-contacts.png') })
    await panel.goto(`${server.url}/panel/users/zones`)
    const external = panel.locator('[data-zone=external]')
    await external.getByRole('switch').click({ force: true })
    await panel.getByRole('button', { name: 'Close zone' }).click()
    await external.getByText('Closed', { exact: true }).waitFor()
    assert.deepEqual((await admin.get('/zones')).body.zones.map(({ enabled }) => enabled), [true, false])

    const cal = await signal(await user(server, 'cal'))
    const rings = (kind) => cal.event('call.changed', ({ call }) => call.kind === kind && call.outcome === 'ringing')
    await ann.goto(`${server.url}/me/contacts`)
    await row(ann, 'cal').getByText('Head office').waitFor()
    await ann.getByTestId('quick-target').fill('700')
    await ann.getByTestId('quick-call').click()
    await ann.getByTestId('ringing').getByText('Cal Cooper').first().waitFor()
    await cal.ask('call.reject', { call_id: (await rings('person')).body.call.id })
    await ann.getByTestId('call-ended').waitFor()

    const api = await user(server, 'ann')
    const { body: { groups } } = await admin.get('/groups')
    await admin.patch(`/groups/${groups.find((one) => one.display_name === 'Readers').id}`, { rights: ['call', 'conference_create'] })
    const meeting = await (await MeetingPage.open(browser, server, await conference(api), { api })).join()
    await meeting.page.getByTestId('more').click()
    await meeting.page.getByTestId('invite').click()
    await meeting.page.getByTestId('invite-search').fill('head')
    await meeting.page.locator('[data-invite=cal]').getByRole('button').click()
    await rings('invite')
    await meeting.page.screenshot({ path: join(SHOTS, 'room-invite.png') })
    await cal.close()

    await panel.goto(`${server.url}/panel/users/aliases`)
    await panel.getByLabel('Select 700').check()
    await panel.getByRole('button', { name: 'Delete selected' }).click()
    await panel.getByRole('dialog').getByRole('button', { name: 'Delete selected' }).click()
    await panel.getByText('Alias deleted').waitFor()
    assert.equal((await api.get('/me/people?search=700')).body.target ?? null, null)
  })
})
