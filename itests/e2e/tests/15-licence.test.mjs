// SPDX-License-Identifier: Apache-2.0
// Licences in front of the shipped server: issued by the shipped tool, installed by REST, felt by guests.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ROOT } from '../lib/server.mjs'
import { conference, guest, signal, user, world } from '../lib/world.mjs'

describe('licence', () => {
  let server, admin, ann, cid, place

  before(async () => {
    ;({ server } = await world())
    ann = await user(server, 'ann')
    cid = await conference(ann)
    admin = new Api(server.url)
    const signedIn = await admin.post('/sign-in', { login: 'root', password: 'Administrator-1', realm: 'admin' })
    assert.equal(signedIn.status, 200)
    place = mkdtempSync(join(tmpdir(), 'rostrum-issuer-'))
    tool('init', '--name', 'Example issuer')
  })

  after(async () => {
    await server?.dispose()
    if (place) rmSync(place, { recursive: true, force: true })
  })

  /** The shipped tool, in a process without server. */
  function tool(...command) {
    return execFileSync(join(ROOT, 'build/server/bin/rostrum-issuer'), command, {
      cwd: place,
      env: { ...process.env, ROSTRUM_ISSUER_PASSWORD: 'a long password' },
      encoding: 'utf8',
    })
  }

  const trust = () => copyFileSync(join(place, 'issuer/issuer.pem'), join(server.data, 'etc/issuers/example.pem'))
  const licence = async () => (await admin.get('/licence')).body.licence
  const reason = (answer) => `${answer.status} ${answer.body?.error?.errors[0].reason ?? ''}`.trim()
  const install = (file, more = {}) => admin.post('/licence', { file, ...more })
  const joined = async (api) => {
    const line = await signal(api)
    await line.join(cid)
    return line
  }
  const refusal = async (promise) => promise.then(() => 'not refused', (error) => error.code)

  // 00/R-3
  test('the server begins with the built-in edition, without limits', async () => {
    const now = await licence()
    assert.equal(now.edition, 'community')
    assert.equal(now.built_in, true)
    assert.equal(now.pools.guest.limit, null)
    assert.equal(now.accounts.limit, null)
    assert.ok(now.accounts.used >= 1)
    assert.equal(now.features.length, 21)
    assert.ok(now.features.every((f) => f.granted))
  })

  // 00/R-2: trust is a folder on the host; 10/REG-4: each wrong file has its own code
  test('what is wrong with a file is said, and nothing changes', async () => {
    const { server_id } = await licence()
    const good = tool('issue', '--server-id', server_id)
    assert.equal(reason(await install(good)), '400 licenceInvalidIssuer')
    trust()
    const codes = {
      'not a licence': '400 licenceInvalidMalformed',
      [good.replace('Format: 1', 'Format: 2')]: '400 licenceInvalidFormat',
      [good.replace(/\n\n(.)/, (_, c) => `\n\n${c === 'e' ? 'f' : 'e'}`)]: '400 licenceInvalidSignature',
      ['x'.repeat(100_000)]: '400 licenceInvalidTooLarge',
      ['x'.repeat(2_000_000)]: '413 tooLarge',
      // Another charset: with zero bytes it is no text at all for the API
      [Buffer.from(good, 'utf16le').toString('latin1')]: '400 invalidValue',
      [`\uFEFF${good}`]: '400 licenceInvalidMalformed',
      [tool('issue', '--server-id', 'ZZZZZ')]: '400 licenceInvalidServer',
      [tool('issue', '--server-id', server_id, '--major-version', '99')]: '400 licenceInvalidVersion',
      [tool('issue', '--server-id', server_id, '--host', 'a'.repeat(64))]: '400 licenceInvalidHost',
      [tool('issue', '--server-id', server_id, '--valid-from', '2099-01-01')]: '400 licenceInvalidNotYet',
      [tool('issue', '--server-id', server_id, '--valid-from', '2020-01-01', '--valid-until', '2020-12-31')]: '400 licenceInvalidExpired',
    }
    for (const [file, code] of Object.entries(codes)) assert.equal(reason(await install(file)), code, file.slice(0, 80))
    assert.equal((await licence()).edition, 'community')
    assert.equal(reason(await ann.post('/licence', { file: good })), '403 forbidden')
  })

  // 00/R-3, 10/GST-1: with the template free a second guest is refused and comes in when the first has left
  test('with the template free one guest at a time comes in', async () => {
    const owner = await joined(ann)
    const answer = await install(tool('issue', '--server-id', (await licence()).server_id, '--template', 'free'))
    assert.equal(answer.status, 200)
    assert.equal(answer.body.licence.edition, 'free')
    assert.equal(answer.body.licence.pools.guest.limit, 1)
    assert.equal(answer.body.licence.pools.pro.used, 1)

    const first = await joined(await guest(server, 'First'))
    const second = await signal(await guest(server, 'Second'))
    assert.equal(await refusal(second.join(cid)), 'licence_limit')
    assert.equal((await licence()).pools.guest.used, 1)
    await first.ask('leave')
    await eventually(async () => ((await licence()).pools.guest.used === 0 ? '' : 'the first guest is still counted'))
    await second.join(cid)

    // 40/OBJ-5: one group conference at a time
    const other = await conference(ann, { id: 'licence-second' })
    assert.equal(reason(await ann.post(`/conferences/${other}/run`)), '409 conferences_limit')
    await second.close()
    await owner.close()
  })

  // 00/R-5: survives a restart; the return is an administrator's decision
  test('the licence survives a restart, and DELETE returns to the built-in edition', async () => {
    await server.stop()
    await server.start()
    assert.equal((await licence()).edition, 'free')
    const mode = statSync(join(server.data, 'licence.json')).mode & 0o777
    assert.equal(mode, 0o600)
    const removed = await admin.delete('/licence')
    assert.equal(removed.status, 200)
    assert.equal(removed.body.licence.edition, 'community')
    const guests = await Promise.all(['G1', 'G2'].map((name) => guest(server, name)))
    for (const one of guests) await (await joined(one)).close()
  })

  // 10/REG-15…20, 00/R-6
  test('key, request and answer register the server offline', async () => {
    const key = tool('key', '--organization', 'Example').trim()
    const request = await admin.post('/licence/request', { key })
    assert.equal(request.status, 200)
    assert.ok(!JSON.stringify(request.body).includes(key.slice(6)))
    writeFileSync(join(place, 'request.txt'), request.body.request.file)
    const answer = tool('answer', 'request.txt', '--template', 'trial')
    const newer = await admin.post('/licence/request', { key })
    assert.equal(reason(await install(answer)), '400 licenceInvalidRequest')
    writeFileSync(join(place, 'request.txt'), newer.body.request.file)
    const registered = await install(tool('answer', 'request.txt', '--template', 'trial'))
    assert.equal(registered.status, 200)
    assert.equal(registered.body.licence.server_id, key.slice(0, 5))
    assert.equal(registered.body.licence.state, 'expiring')
    assert.equal(registered.body.licence.days_left, 21)
    // 10/REG-3
    assert.ok(!readFileSync(join(server.data, 'licence.json'), 'utf8').includes(key.slice(6)))
    assert.ok(!readFileSync(join(server.data, 'log/rostrum.log'), 'utf8').includes(key.slice(6)))
    const events = (await admin.get('/events?page_size=100')).body.list.map((e) => e.type)
    for (const type of ['licence.installed', 'licence.removed', 'licence.requested', 'licence.refused', 'licence.expiring']) {
      assert.ok(events.includes(type), `no ${type}`)
    }
  })

  // 00/R-5: after the end nothing new begins, the panel's operations stay
  test('after the end sign-ins, joins and starts are refused with licence_expired', async () => {
    const gus = await guest(server, 'Gus')
    const idle = await conference(ann, { id: 'licence-third' })
    const { server_id } = await licence()
    // Long enough for the tool's process to end on a slow host
    const soon = new Date(Date.now() + 12_000).toISOString()
    assert.equal(reason(await install(tool('issue', '--server-id', server_id, '--valid-until', soon))), '200')
    await eventually(async () => ((await licence()).state === 'expired' ? '' : 'not expired yet'), { within: 30_000 })
    assert.equal(reason(await new Api(server.url).post('/sign-in', { login: 'ann', password: 'Ann-password-1' })), '403 licence_expired')
    assert.equal(await refusal(signal(gus).then((line) => line.join(cid))), 'licence_expired')
    assert.equal(reason(await ann.post(`/conferences/${idle}/run`)), '403 licence_expired')
    const again = await new Api(server.url).post('/sign-in', { login: 'root', password: 'Administrator-1', realm: 'admin' })
    assert.equal(again.status, 200)
    assert.equal((await admin.get('/events')).status, 200)
    assert.equal((await admin.delete('/licence')).body.licence.state, 'valid')
    await new Api(server.url).signIn('ann', 'Ann-password-1')
  })
})
