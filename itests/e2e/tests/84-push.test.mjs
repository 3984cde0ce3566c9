// SPDX-License-Identifier: Apache-2.0
// Notifications where no page is open: the server's messages to a push service of our own, the service worker driven through the
// browser's debugging protocol, the installed application.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { launch, open } from '../lib/browser.mjs'
import { eventually } from '../lib/eventually.mjs'
import { PushService, Subscription } from '../lib/pushService.mjs'
import { Server } from '../lib/server.mjs'
import { conference, signal } from '../lib/world.mjs'

const PASSWORD = 'Long-enough-1'

describe('push', { timeout: 120_000 }, () => {
  let server, service, browser, page, protocol, subscription, registrationId, root

  before(async () => {
    service = await PushService.start()
    server = await Server.create()
    mkdirSync(join(server.data, 'etc'), { recursive: true })
    writeFileSync(join(server.data, 'etc', 'org.rostrum.push.cfg'), `caFile = ${service.caFile}\n`)
    await server.start()
    await server.setUp([{ login: 'ann', display_name: 'Ann Archer', email: '', password: PASSWORD }, { login: 'bob', display_name: 'Bob Baker', email: '', password: PASSWORD }])
    root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    await allow([service.host], ['127.0.0.0/8', '::1/128'])
    // As with a certificate that the browser trusts
    browser = await launch('ann', { args: ['--ignore-certificate-errors'] })
    page = await open(browser)
    page.setDefaultTimeout(10_000)
    await page.context().grantPermissions(['notifications'], { origin: server.url })
    subscription = new Subscription(`https://${service.host}/ann`)
    // The one thing that needs a vendor's service: what its push manager would give
    await page.context().addInitScript((json) => {
      let held = null
      const made = { options: {}, toJSON: () => json, unsubscribe: async () => ((held = null), true) }
      PushManager.prototype.getSubscription = async () => held
      PushManager.prototype.subscribe = async () => (held = made)
    }, subscription.toJSON())
  })

  after(async () => {
    await browser?.close()
    await server?.dispose()
    await service?.stop()
  })

  async function allow(hosts, internalNetworks) {
    const answer = await root.patch('/settings', { values: { 'push.hosts': hosts, 'push.internalNetworks': internalNetworks } })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }

  const signIn = async () => {
    await page.getByLabel(/login|user id/i).first().fill('ann')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }

  const next = async (count) => {
    await eventually(() => (service.requests.length >= count ? '' : `${service.requests.length} messages`))
    return subscription.read(service.requests[count - 1].body)
  }

  /** What the browser does with a message, decrypted. */
  const deliver = (message) => protocol.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId, data: JSON.stringify(message) })

  /** Delivers until it has its effect: while a busy browser starts the worker, what comes by the debugging protocol is lost. */
  const arrives = async (message, complaint) => {
    let last = 0
    await eventually(async () => {
      if (Date.now() - last > 4_000) {
        await deliver(message)
        last = Date.now()
      }
      return complaint()
    })
  }

  const worker = () => page.context().serviceWorkers()[0]
  const notifications = () => worker().evaluate(async () => (await registration.getNotifications()).map(({ title, body, tag, actions }) =>
    ({ title, body, tag, actions: actions?.map(({ action }) => action) })))

  /** A click as the browser tells the worker about it; opening and focusing need a real click, so what was asked for is noted. */
  const click = (action) => worker().evaluate(async (chosen) => {
    globalThis.asked = []
    Clients.prototype.openWindow = async (address) => (asked.push(`open ${address}`), null)
    WindowClient.prototype.focus = async function () {
      asked.push(`focus ${new URL(this.url).pathname}`)
      return this
    }
    const [notification] = await registration.getNotifications()
    dispatchEvent(new NotificationEvent('notificationclick', { notification, action: chosen }))
  }, action)
  const asked = () => worker().evaluate(() => globalThis.asked)

  // 55/PSH-2, PSH-3: the person allows it in the settings; the server has the browser
  test('a person allows notifications and tries them', async () => {
    await page.goto(`${server.url}/me/notifications`)
    await signIn()
    await page.getByRole('button', { name: 'Allow notifications' }).click()
    await page.getByRole('heading', { name: 'Notifications are on' }).waitFor()
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await page.getByText('The test message is on its way').waitFor()
    const message = await next(1)
    assert.equal(message.kind, 'test')
    const { headers } = service.requests[0]
    assert.match(headers.authorization, /^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]{87}$/)
    assert.equal(headers['content-encoding'], 'aes128gcm')

    protocol = await page.context().newCDPSession(page)
    const registered = new Promise((done) => protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
      registrations.forEach((one) => one.scopeURL === `${server.url}/` && done(one.registrationId))))
    await protocol.send('ServiceWorker.enable')
    registrationId = await registered
    await eventually(async () => {
      const state = await worker()?.evaluate(() => registration.active?.state)
      return state === 'activated' ? '' : `the worker is ${state}`
    })
    await arrives(message, async () => ((await notifications()).some(({ body }) => body === 'Notifications work on this device.') ? '' : JSON.stringify(await notifications())))
    await click('')
    await eventually(async () => ((await asked()).includes('focus /me/notifications') ? '' : JSON.stringify(await asked())))
    assert.deepEqual(await notifications(), [])
  })

  // 55/NTF-2, PSH-7, PSH-10
  test('a call rings where nobody looks, can be accepted and is taken away', async () => {
    const call = { kind: 'call', id: 'c1', at: 1_700_000_000, name: 'Bob Baker', content: 'nameAndContent', page: '/me/rooms', accept: '/me/sessions' }
    // 55/NTF-6: whoever looks at a page of ours is told there
    await page.evaluate(() => navigator.serviceWorker.addEventListener('message', ({ data }) => (globalThis.told = data)))
    await page.bringToFront()
    await deliver(call)
    await page.waitForFunction(() => globalThis.told?.notice?.id === 'c1')
    assert.deepEqual(await notifications(), [])

    await page.goto('about:blank')
    await arrives(call, async () => ((await notifications()).length === 1 ? '' : 'nothing shown'))
    assert.deepEqual(await notifications(), [{ title: 'Bob Baker', body: 'Incoming video call', tag: 'c1', actions: ['accept', 'reject'] }])
    await arrives({ kind: 'call_missed', id: 'c1', at: 1_700_000_000, name: 'Bob Baker', content: 'name' }, async () => ((await notifications())[0]?.body === 'Missed call' ? '' : JSON.stringify(await notifications())))
    await arrives({ ...call, id: 'c2' }, async () => ((await notifications()).length === 2 ? '' : 'the second one is not there'))
    await worker().evaluate(async () => (await registration.getNotifications({ tag: 'c1' })).forEach((old) => old.close()))
    await click('accept')
    await eventually(async () => ((await asked()).includes('open /me/sessions') ? '' : JSON.stringify(await asked())))
  })

  test('with a page of the personal area open a click goes there, and it leads on', async () => {
    await page.goto(`${server.url}/me/rooms`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const other = await page.context().newPage()
    await other.goto('about:blank')
    await worker().evaluate(() => registration.showNotification('x', { tag: 'c3', data: { kind: 'call', id: 'c3', at: 0, accept: '/me/sessions' } }))
    await click('accept')
    await page.waitForURL(`${server.url}/me/sessions`)
    assert.deepEqual(await asked(), ['focus /me/rooms'])
    await other.close()
  })

  // 55/PSH-7, PSH-10: all the way: a real call, rejected without opening anything, as the person who is signed in
  test('a call reaches a device that sleeps, and is rejected there', async () => {
    await page.goto('about:blank')
    await worker().evaluate(async () => (await registration.getNotifications()).forEach((old) => old.close()))
    const before = service.requests.length
    const bob = await signal(await new Api(server.url).signIn('bob', PASSWORD))
    try {
      const { call } = await bob.ask('call.start', { target: 'ann' })
      assert.equal(call.phase, 'ringing', JSON.stringify(call))
      const message = await next(before + 1)
      assert.deepEqual([message.kind, message.name, message.accept], ['call', 'Bob Baker', `/call/${call.id}?accept`])
      await arrives(message, async () => ((await notifications())[0]?.body === 'Incoming video call' ? '' : JSON.stringify(await notifications())))
      const ended = bob.event('call.changed', ({ call: changed }) => changed.id === call.id && changed.phase === 'ended')
      await click('reject')
      assert.equal((await ended).body.call.cause, 'rejected')
      assert.deepEqual(await asked(), [])
      assert.equal((await next(before + 2)).kind, 'call_ended')
      assert.equal(service.requests[before + 1].headers.topic, service.requests[before].headers.topic)
    } finally {
      bob.close()
    }
  })

  // 55/NTF-4, 00/R-54: what nobody wants to be told does not come, and who calls learns that nobody is there
  test('quiet hours and kinds count', async () => {
    const ann = await new Api(server.url).signIn('ann', PASSWORD)
    const prefer = async (wanted) => assert.equal((await ann.patch('/me/push-preferences', wanted)).status, 200)
    const hour = (ahead) => `${String((new Date().getUTCHours() + 24 + ahead) % 24).padStart(2, '0')}:00`
    const before = service.requests.length
    const bob = await signal(await new Api(server.url).signIn('bob', PASSWORD))
    const call = async () => (await bob.ask('call.start', { target: 'ann' })).call
    try {
      await prefer({ quiet: true, quiet_from: hour(-1), quiet_until: hour(2), time_zone: 'UTC' })
      assert.equal((await call()).phase, 'ended')
      await prefer({ quiet: false, calls: false })
      assert.equal((await call()).phase, 'ended')
      const message = await next(before + 1)
      assert.deepEqual([message.kind, message.name], ['call_missed', 'Bob Baker'])
      assert.match(message.group, /^[\w-]{32}$/)
      await call()
      assert.equal((await next(before + 2)).group, message.group)
      await prefer({ calls: true })
    } finally {
      bob.close()
    }
  })

  // 55/PSH-3: 410 ends it, and so does signing out
  test('a subscription ends when the push service or the person says so', async () => {
    // Comes back by itself: the person wants it on this browser
    await page.goto(`${server.url}/me/notifications`)
    await page.getByRole('heading', { name: 'Notifications are on' }).waitFor()
    service.status = 410
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await page.getByText('This device has unsubscribed').waitFor()
    await page.getByRole('heading', { name: 'Notifications are off on this device' }).waitFor()
    service.status = 201
    await page.getByRole('button', { name: 'Allow notifications' }).click()
    await page.getByRole('heading', { name: 'Notifications are on' }).waitFor()

    const ann = await new Api(server.url).signIn('ann', PASSWORD)
    const devices = async () => (await ann.get('/me/push-subscriptions')).body.subscriptions
    assert.equal((await devices()).length, 1)
    await page.evaluate(async () => {
      const { csrf_token } = await (await fetch('/api/v4/me')).json()
      await fetch('/api/v4/sign-out', { method: 'POST', headers: { 'X-CSRF-Token': csrf_token } })
    })
    await eventually(async () => ((await devices()).length === 0 ? '' : 'still there'))
  })

  // 55/PSH-9: no browser can make the server call into its own network
  test('addresses of the internal network are refused', async () => {
    const ann = await new Api(server.url).signIn('ann', PASSWORD)
    const put = (endpoint) => ann.post('/me/push-subscriptions', { ...subscription.toJSON(), endpoint })
    for (const endpoint of [`https://127.0.0.1:${server.ports.https}/x`, 'https://169.254.169.254/latest', `https://localhost:${server.ports.https}/`]) {
      assert.equal((await put(endpoint)).body.error.errors[0].reason, 'pushHostNotAllowed')
    }
    assert.equal((await put('http://fcm.googleapis.com/x')).body.error.errors[0].reason, 'pushEndpointInvalid')
    const added = await put(`https://${service.host}/ann`)
    await allow([service.host], [])
    const before = service.requests.length
    assert.equal((await ann.post(`/me/push-subscriptions/${added.body.subscription.id}/test`)).body.result, 'refused')
    assert.equal(service.requests.length, before)
  })

  // 00/R-13: an application that can be installed
  test('the manifest and its icons are right', async () => {
    const { url, errors, data } = await protocol.send('Page.getAppManifest')
    assert.equal(url, `${server.url}/manifest.webmanifest`)
    assert.deepEqual(errors, [])
    for (const { src, type, sizes } of JSON.parse(data).icons) {
      const icon = await page.request.get(`${server.url}${src}`)
      assert.equal(icon.status(), 200, src)
      assert.equal(icon.headers()['content-type'], type, src)
      if (type === 'image/png') {
        const drawn = await page.evaluate(async (address) => {
          const { width, height } = await createImageBitmap(await (await fetch(address)).blob())
          return `${width}x${height}`
        }, src)
        assert.equal(drawn, sizes)
      }
    }
    const { installabilityErrors } = await protocol.send('Page.getInstallabilityErrors')
    // Private windows cannot install anything
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), [])
    assert.deepEqual(page.faults.filter((fault) => !/401|410/.test(fault)), [])
  })

  // 61/AV-1, 61/AV-8, 61/AO-15, 61/AO-16, 61/TR-1, 61/OP-2: the same server as programs of version 3 see it, over HTTPS on the web port alone
  test('programs of version 3 find users, groups, address books, aliases and calls', async () => {
    const made = await root.post('/api/v4/api-key')
    assert.equal(made.status, 200, JSON.stringify(made.body))
    const { key } = made.body
    assert.equal((await new Api(server.url).get(`/users?access_token=${key}`)).status, 200, 'the key opens version 4')
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const v3 = (method, path, body) =>
      new Api(server.url).send(method, `/api/v3.3${path}${path.includes('?') ? '&' : '?'}access_token=${key}`, body, typeof body === 'string' ? form : {})
    const plain = await fetch(`${server.url.replace('https:', 'http:')}/api/v3/users`, { redirect: 'manual' })
    assert.match(plain.headers.get('location') ?? '', /^https:/, `plain HTTP: ${plain.status}`)
    const users = await v3('GET', '/users?login_name=ann')
    assert.equal(users.status, 200, JSON.stringify(users.body))
    assert.equal(users.body.users[0].uid, 'ann@meet.test')
    assert.equal(users.body.users[0].is_active, 1)
    assert.equal(users.body.next_page_id, -1)
    const book = await v3('POST', '/users/ann/addressbook', 'contact_id=bob&display_name=Bobby')
    assert.equal(book.body.contact?.display_name, 'Bobby', JSON.stringify(book.body))
    assert.deepEqual((await v3('GET', '/users/ann/addressbook')).body.contacts.map(({ id }) => id), ['bob'])
    assert.equal(typeof (await v3('GET', '/users/ann/addressbook/bob')).body.contact.status, 'number')
    assert.equal((await v3('POST', '/aliases/', 'id=desk&call_id=bob')).status, 200)
    const group = await v3('POST', '/groups', { display_name: 'Sales' })
    assert.equal((await v3('POST', `/groups/${group.body.group.id}/users`, { user_id: 'bob' })).status, 200)
    assert.deepEqual((await v3('GET', `/groups/${group.body.group.id}/users`)).body.users.map(({ id }) => id), ['bob'])
    assert.equal((await v3('GET', '/logs/calls?page_id=1')).status, 200)
    const refused = await new Api(server.url).get('/api/v3.1/users?access_token=wrong')
    assert.deepEqual([refused.status, refused.body.error.errors[0].reason], [403, 'accessTokenInvalid'])
  })

  // 61/CO-4
  test('a public conference that a program makes and runs is open to guests at once', async () => {
    const ann = await new Api(server.url).signIn('ann', PASSWORD)
    const id = await conference(ann)
    assert.equal((await ann.post(`/conferences/${id}/run`)).status, 200)
    await page.context().grantPermissions(['notifications', 'camera', 'microphone'], { origin: server.url })
    await page.goto(`${server.url}/c/${id}`)
    await page.getByLabel('Your name').fill('Gus')
    await page.getByRole('button', { name: 'Join as guest' }).click()
    await page.getByTestId('join').click()
    await page.getByTestId('meeting').waitFor()
  })

  test('with a certificate that the browser does not trust the page says so', async () => {
    const wary = await launch('ann')
    try {
      const visitor = await open(wary)
      visitor.setDefaultTimeout(10_000)
      await visitor.goto(`${server.url}/me/notifications`)
      await visitor.getByLabel(/login|user id/i).first().fill('ann')
      await visitor.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await visitor.getByRole('button', { name: 'Sign in' }).click()
      await visitor.getByRole('heading', { name: 'Notifications need a trusted certificate' }).waitFor()
    } finally {
      await wary.close()
    }
  })
})
