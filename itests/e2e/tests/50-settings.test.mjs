// SPDX-License-Identifier: Apache-2.0
// Settings by every way in, what they leave in the logs of events and changes, and that no secret is in any file of the server.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { ROOT, Server } from '../lib/server.mjs'
import { eventually } from '../lib/eventually.mjs'
import { ACCOUNTS } from '../lib/world.mjs'

const ADMIN_PASSWORD = 'Administrator-1'

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    let stat
    try {
      stat = statSync(path)
    } catch {
      continue // gone meanwhile, or a link to nothing
    }
    if (stat.isDirectory()) yield* files(path)
    else if (stat.isFile()) yield path
  }
}

describe('settings', { timeout: 180_000 }, () => {
  let server, admin, code
  const log = () => readdirSync(join(server.data, 'log')).map((name) => readFileSync(join(server.data, 'log', name), 'utf8')).join('\n')
  const find = (body, name) => body.groups.flatMap((group) => group.settings).find((setting) => setting.name === name)
  const setting = async (name) => find((await admin.get('/settings')).body, name)

  async function signIn() {
    const api = new Api(server.url)
    const answer = await api.post('/sign-in', { login: 'root', password: ADMIN_PASSWORD, realm: 'admin' })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return api
  }

  before(async () => {
    server = await Server.create()
    await server.start()
    code = await server.setUp(ACCOUNTS)
    admin = await signIn()
  })

  after(() => server?.dispose())

  test('the table of settings in the documentation is that of the server', async () => {
    const cell = (text) => String(text ?? '').replaceAll('|', '\\|').replaceAll('\n', ', ')
    const range = (s) => (s.choices ? s.choices.join(', ') : s.minimum === null && s.maximum === null ? s.type : `${s.minimum ?? ''}…${s.maximum ?? ''}`) + (s.unit ? ` ${s.unit}` : '')
    const groups = (await admin.get('/settings')).body.groups
    const table = groups.map((group) => {
      const rows = group.settings.map((s) => `| \`${s.name}\` | ${cell(s.title)} | ${cell(range(s))} | ${cell(Array.isArray(s.default) ? s.default.join(', ') : s.default)} | ${cell(s.description)}${s.restart ? ` Restart: ${s.restart}.` : ''} |`)
      return [`### ${group.title} (${group.settings[0].scope})`, '| Name | Title | Values | Default | Meaning |', '|---|---|---|---|---|', ...rows, ''].join('\n')
    }).join('\n')
    const file = join(ROOT, 'docs', 'operating', 'settings.md')
    const written = readFileSync(file, 'utf8').replace(/(<!-- table -->\n)[^]*(<!-- end -->)/, (_, begin, end) => `${begin}${table}${end}`)
    if (process.env.SETTINGS_WRITE) writeFileSync(file, written)
    assert.equal(readFileSync(file, 'utf8'), written, 'run this test with SETTINGS_WRITE=1 and commit the file')
  })

  test('site settings change at once, all or none, and the change log tells old and new', async () => {
    const wrong = await admin.patch('/settings', { values: { 'web.companyName': 'Example', 'conference.allOnScreenParticipants': 50 } })
    assert.equal(wrong.status, 400)
    assert.deepEqual([wrong.body.error.errors[0].reason, wrong.body.error.errors[0].location], ['invalidValue', 'conference.allOnScreenParticipants'])
    assert.equal((await setting('web.companyName')).value, '')
    const good = await admin.patch('/settings', { values: { 'web.companyName': 'Example', 'conference.allOnScreenParticipants': 20 } })
    assert.equal(good.status, 200, JSON.stringify(good.body))
    assert.equal((await new Api(server.url).get('/guest-page')).body.guest_page.company_name, 'Example')
    const changed = await setting('conference.allOnScreenParticipants')
    assert.deepEqual([changed.value, changed.default, changed.changed_by, changed.scope], [20, 49, 'admin:root', 'site'])
    const changes = (await admin.get('/changes?object_type=settings&user=root')).body
    assert.ok(changes.list[0].fields.some((f) => f.name === 'web.companyName' && f.old === '' && f.new === 'Example'), JSON.stringify(changes))
  })

  test('node settings are written to their file and survive', async () => {
    const name = 'org.rostrum.media.net.receiveBufferBytes'
    const before = await setting(name)
    assert.equal(before.scope, 'node')
    assert.equal((await admin.patch('/settings', { values: { [name]: 'much' } })).body.error.errors[0].reason, 'invalidValue')
    assert.equal((await admin.patch('/settings', { values: { [name]: 2097152 } })).status, 200)
    assert.match(readFileSync(join(server.data, 'etc', 'org.rostrum.media.net.cfg'), 'utf8'), /^receiveBufferBytes = 2097152$/m)
    assert.equal((await setting(name)).value, 2097152)
    assert.match(readFileSync(join(server.data, 'etc', 'org.rostrum.media.net.cfg'), 'utf8'), /env:ROSTRUM_MEDIA_PORT/, 'other lines stay')
  })

  test('a site file is imported once a line, and refused with the same code', async () => {
    const file = join(server.data, 'etc', 'org.rostrum.site.cfg')
    writeFileSync(file, 'web.contactName = Ada\nconference.allOnScreenParticipants = 50\n')
    await eventually(() => (/invalidValue: conference.allOnScreenParticipants/.test(log()) ? '' : 'no refusal in the log'))
    assert.equal((await setting('web.contactName')).value, '', 'nothing of a file with a fault')
    writeFileSync(file, 'web.contactName = Ada\nconference.allOnScreenParticipants = 30\n')
    await eventually(async () => ((await setting('conference.allOnScreenParticipants')).value === 30 ? '' : 'not imported'))
    assert.equal((await setting('web.contactName')).value, 'Ada')
    await admin.patch('/settings', { values: { 'web.contactName': 'Bob' } })
  })

  test('events tell of sign-ins and of the start; exports and deletions work', async () => {
    await new Api(server.url).post('/sign-in', { login: 'ann', password: 'not-her-password' })
    const failed = (await admin.get('/events?type=login&severity=medium')).body
    assert.equal(failed.list[0].success, false)
    assert.equal(failed.list[0].source, 'user')
    assert.equal((await admin.get('/events?type=start')).body.cnt, 1)
    const csv = await admin.get('/events.csv?type=login&delimiter=,&time_zone=UTC')
    assert.match(csv.body, /^\uFEFF?Time,Source,Object,Event/)
    assert.equal((await admin.delete(`/events?type=login&count=${failed.cnt + 1000}`)).status, 409)
    const count = (await admin.get('/events?type=login')).body.cnt
    assert.deepEqual((await admin.delete(`/events?type=login&count=${count}`)).body, { deleted: count })
    const told = (await admin.get('/events?type=delete_events')).body.list[0]
    assert.equal(told.details.DeletedRecords, String(count))
    assert.equal(told.details.AdminType, 'sysadmin')
  })

  // design section 6, 10/LOG-3: what was typed, issued or stored as a secret is in no log, and no secret setting readable anywhere
  test('no secret is in any file, also with the detailed log', async () => {
    assert.equal((await admin.patch('/settings', { values: { 'log.detailed': true } })).status, 200)
    await eventually(() => (/level of the log is DEBUG/.test(log()) ? '' : 'the level did not change'))
    const typed = ['wrong-pass-7Qx1', 'query-token-7Qx2', 'bearer-token-7Qx3', 'client-secret-7Qx4', 'setup-code-7Qx5', 'cookie-7Qx6', 'broken-json-7Qx7']
    const stranger = new Api(server.url)
    await stranger.post('/sign-in', { login: 'ann', password: typed[0] })
    await stranger.post('/sign-in', { login: 'root', password: typed[0], realm: 'admin', code: '123456' })
    await stranger.get(`/me?access_token=${typed[1]}`)
    await stranger.get(`/no-such-route?access_token=${typed[1]}`)
    await stranger.get('/me', { Authorization: `Bearer ${typed[2]}` })
    await stranger.post('/oauth2/v1/token', { grant_type: 'client_credentials', client_id: 'x', client_secret: typed[3] })
    await stranger.post('/oauth2/v1/token', { grant_type: 'password', username: 'ann', password: typed[0], client_id: 'x' })
    await stranger.post('/setup', { code: typed[4], server_name: 'x', administrator: { login: 'x', password: typed[0] } })
    await stranger.get('/me', { Cookie: `rostrum_session=${typed[5]}` })
    await stranger.post('/sign-in', `{"login":"ann","password":"${typed[6]}`)
    const ann = new Api(server.url)
    assert.equal((await ann.post('/sign-in', { login: 'ann', password: ACCOUNTS[0].password })).status, 200)
    await ann.get(`/me?access_token=${ann.cookies.get('rostrum_session')}`)
    const stored = 'stored-secret-7Qx8'
    assert.equal((await admin.patch('/settings', { values: { 'monitor.token': stored } })).status, 200)
    assert.equal((await setting('monitor.token')).value, '***')
    assert.equal((await admin.patch('/settings', { values: { 'monitor.token': 'x'.repeat(500) } })).status, 400)
    await stranger.get('/../metrics', { Authorization: `Bearer ${stored}` })
    const changes = JSON.stringify((await admin.get('/changes')).body) + JSON.stringify((await admin.get('/events')).body)
    assert.ok(!changes.includes(stored) && changes.includes('monitor.token'), 'the change log masks it')
    const issued = [...ann.cookies.values(), ...admin.cookies.values(), code]
    const own = new Api(server.url)
    own.cookies = new Map(admin.cookies)
    await own.post('/sign-out')
    await server.stop()

    const secrets = [...typed, stored, ...issued, ADMIN_PASSWORD, ...ACCOUNTS.map((account) => account.password)]
    assert.match(log(), / DEBUG /, 'the log was detailed')
    const terminal = server.log.join('')
    for (const secret of secrets) {
      assert.ok(!log().includes(secret), `${secret} is in the log`)
      if (secret !== code) assert.ok(!terminal.includes(secret), `${secret} was on the terminal`)
    }
    for (const path of files(server.data)) {
      const bytes = readFileSync(path)
      for (const secret of secrets) assert.ok(!bytes.includes(secret), `${secret} is in ${path.slice(server.data.length)}`)
    }
    assert.equal(statSync(join(server.data, 'keys', 'secrets.key')).mode & 0o777, 0o600)
    assert.ok(!existsSync(join(server.data, 'setup-code')))
  })

  test('after a restart everything is as it was set', async () => {
    await server.start()
    admin = await signIn()
    assert.equal((await setting('web.contactName')).value, 'Bob', 'the file did not win again')
    assert.equal((await setting('conference.allOnScreenParticipants')).value, 30)
    assert.equal((await setting('org.rostrum.media.net.receiveBufferBytes')).value, 2097152)
    assert.equal((await setting('monitor.token')).value, '***')
    assert.equal((await admin.get('/events?type=stop')).body.cnt, 1)
    assert.equal((await admin.patch('/settings', { values: { 'log.detailed': null } })).status, 200)
    await eventually(() => (/level of the log is INFO/.test(log()) ? '' : 'the level did not change back'))
  })
})
