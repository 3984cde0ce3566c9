// SPDX-License-Identifier: Apache-2.0
// Applications and their tokens against the shipped server: the four grants, the page that asks users, rights that shrink at once.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { launch, open } from '../lib/browser.mjs'
import { ROOT } from '../lib/server.mjs'
import { conference, user, world } from '../lib/world.mjs'

const SHOTS = join(ROOT, 'build', 'screenshots')

describe('applications', { timeout: 120_000 }, () => {
  let server, root, browser, callback, back, arrived, app, secret, room

  before(async () => {
    mkdirSync(SHOTS, { recursive: true })
    ;({ server } = await world())
    root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    room = await conference(await user(server, 'ann'))
    // The application of the user: a program that listens on this host
    callback = createServer((request, response) => {
      response.end('thank you')
      if (request.url.startsWith('/back')) arrived?.(new URL(request.url, back))
    })
    await new Promise((done) => callback.listen(0, '127.0.0.1', done))
    back = `http://localhost:${callback.address().port}/back`
    browser = await launch('ann')
  })

  after(async () => {
    await browser?.close()
    callback?.close()
    await server?.dispose()
  })

  const token = (fields, more = {}) =>
    new Api(server.url).post('/oauth2/v1/token', { client_id: app, client_secret: secret, ...fields }, more)
  const bearer = (access) => ({ Authorization: `Bearer ${access}` })
  const as = (access, method, path, body) => new Api(server.url).send(method, path, body, bearer(access))
  const reason = ({ status, body }) => `${status} ${body?.error?.errors?.[0]?.reason ?? body?.error ?? ''}`.trim()

  // 60/OC-1, 60/OC-2: name, address, permissions; the secret is shown once
  test('an administrator makes an application', async () => {
    const made = await root.post('/applications', { name: 'Bridge', redirect_uris: [back], permissions: ['conferences', 'users:read'] })
    assert.equal(made.status, 200, JSON.stringify(made.body))
    app = made.body.application.id
    secret = made.body.client_secret
    assert.match(app, /^[0-9a-f]{40}$/)
    assert.match(secret, /^[0-9a-f]{40}$/)
    assert.ok(!JSON.stringify((await root.get(`/applications/${app}`)).body).includes(secret))
  })

  // 60/OA-5, 61/AO-13, 61/AO-14, 61/AO-19: a token of the application itself sees everything
  test('by its own credentials it reads all conferences, by header and by query', async () => {
    const { status, body } = await token({ grant_type: 'client_credentials' })
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.token_type, 'Bearer')
    assert.equal(body.refresh_token, undefined)
    const list = await as(body.access_token, 'GET', '/conferences')
    assert.deepEqual(list.body.conferences.map((c) => c.id), [room])
    const query = await new Api(server.url).get(`/conferences?access_token=${body.access_token}`)
    assert.equal(query.status, 200)
    // 60/OP-1: what was not granted is refused with its name
    const refused = await as(body.access_token, 'POST', '/users', { id: 'eve', password: 'Eve-password-1' })
    assert.equal(reason(refused), '403 forbidden')
    assert.match(refused.body.error.errors[0].message, /users:write/)
  })

  // 61 §4.4: words of RFC 6749
  test('wrong credentials get the words of the contract', async () => {
    assert.equal(reason(await token({ grant_type: 'client_credentials', client_secret: 'f'.repeat(40) })), '401 invalid_client')
    assert.equal(reason(await token({ grant_type: 'dance' })), '400 unsupported_grant_type')
    const wrong = await token({ grant_type: 'password', username: 'ann', password: 'wrong' })
    assert.deepEqual([wrong.status, wrong.body.reason], [401, 'InvalidCredentials'])
    assert.equal(reason(await as('nothing', 'GET', '/conferences')), '401 unauthorized')
  })

  // 60/OA-5, 60/C-2, 61/AO-6: a user's token renews its access, and not itself
  test('by a password it acts for that user, and renews its access', async () => {
    const first = await token({ grant_type: 'password', username: 'bob', password: 'Bob-password-1' })
    assert.equal(first.status, 200, JSON.stringify(first.body))
    assert.equal(first.body.user_id, 'bob')
    assert.equal((await as(first.body.access_token, 'GET', '/me')).body.user.uid, 'bob@meet.test')
    const renewed = await token({ grant_type: 'refresh_token', refresh_token: first.body.refresh_token })
    assert.equal(renewed.status, 200, JSON.stringify(renewed.body))
    assert.equal(renewed.body.refresh_token, undefined)
    assert.equal((await as(renewed.body.access_token, 'GET', '/me')).status, 200)
    assert.equal(reason(await token({ grant_type: 'refresh_token', refresh_token: 'nothing' })), '400 invalid_grant')
  })

  // 61/AO-8…AO-12: the user signs in here, sees what is asked, and goes back with a code that is good once
  test('a user allows it on a page of the server', async () => {
    const verifier = randomBytes(32).toString('base64url')
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const query = new URLSearchParams({
      client_id: app, response_type: 'code', redirect_uri: back, state: 'remember', code_challenge: challenge, code_challenge_method: 'S256',
    })
    const came = new Promise((done) => void (arrived = done))
    const page = await open(browser, { width: 1440, height: 900 })
    await page.goto(`${server.url}/oauth2/authorize?${query}`)
    await page.locator('input[name=login]').fill('ann')
    await page.locator('input[name=password]').fill('Ann-password-1')
    await page.locator('button[type=submit]').click()
    await page.getByRole('heading', { name: /Bridge/ }).waitFor()
    await page.screenshot({ path: join(SHOTS, 'authorize.png') })
    await page.getByRole('button', { name: 'Allow' }).click()
    const there = await came
    await page.waitForURL(/\/back\?/)
    assert.equal(there.searchParams.get('state'), 'remember')
    const exchange = { grant_type: 'authorization_code', auth_code: there.searchParams.get('code'), redirect_uri: back }
    assert.equal(reason(await token({ ...exchange, code_verifier: 'wrong'.repeat(10) })), '400 invalid_grant')
    const page2 = new Promise((done) => void (arrived = done))
    await page.goto(`${server.url}/oauth2/authorize?${query}`)
    await page.getByRole('button', { name: 'Allow' }).click()
    const again = { ...exchange, auth_code: (await page2).searchParams.get('code'), code_verifier: verifier }
    const got = await token(again)
    assert.equal(got.status, 200, JSON.stringify(got.body))
    assert.equal(got.body.user_id, 'ann')
    assert.equal(reason(await token(again)), '400 invalid_grant', 'a code is good once')
  })

  test('a wrong address is told on the page and nobody is sent there', async () => {
    const page = await open(browser, { width: 390, height: 844 })
    const query = new URLSearchParams({ client_id: app, response_type: 'code', redirect_uri: 'https://evil.example.org/' })
    await page.goto(`${server.url}/oauth2/authorize?${query}`)
    await page.locator('input[name=login]').fill('bob')
    await page.locator('input[name=password]').fill('Bob-password-1')
    await page.locator('button[type=submit]').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(new URL(page.url()).host, new URL(server.url).host)
    assert.equal(await page.getByRole('button', { name: 'Allow' }).count(), 0)
  })

  // 60/OC-3, 60/OC-4, 60/OC-5
  test('fewer permissions bite at once, a new secret ends the old one, a deleted application ends everything', async () => {
    const { access_token: access } = (await token({ grant_type: 'client_credentials' })).body
    assert.equal((await as(access, 'GET', '/users')).status, 200)
    await root.send('PATCH', `/applications/${app}`, { permissions: ['conferences:read'] })
    assert.equal(reason(await as(access, 'GET', '/users')), '403 forbidden')
    assert.equal((await as(access, 'GET', '/conferences')).status, 200)
    const old = secret
    secret = (await root.post(`/applications/${app}/secret`)).body.client_secret
    assert.equal(reason(await token({ grant_type: 'client_credentials', client_secret: old })), '401 invalid_client')
    assert.equal((await as(access, 'GET', '/conferences')).status, 200, 'tokens of the old secret go on')
    assert.equal((await root.send('DELETE', `/applications/${app}`)).status, 204)
    assert.equal(reason(await as(access, 'GET', '/conferences')), '401 unauthorized')
  })
})
