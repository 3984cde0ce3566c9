// SPDX-License-Identifier: Apache-2.0
// Certificates, port and TLS versions change while people talk: nobody loses his line, what is broken is refused with a code, and
// what does not work is taken back. Certificates come from OpenSSL and from a real ACME server.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createServer, connect as connectTcp } from 'node:net'
import { connect } from 'node:tls'
import { request } from 'node:http'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { Server } from '../lib/server.mjs'
import { eventually } from '../lib/eventually.mjs'
import { freePort } from '../lib/ports.mjs'
import { ACCOUNTS, conference, guest, signal, user } from '../lib/world.mjs'

/** What a new connection sees. */
function shown(port, options = {}) {
  return new Promise((done, failed) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, servername: 'localhost', ...options }, () => {
      const certificate = socket.getPeerCertificate()
      const version = socket.getProtocol()
      socket.end()
      done({ subject: certificate.subject, sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(), version })
    })
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer in time')))
    socket.on('error', failed)
  })
}

describe('certificates', () => {
  let server, folder, admin, ann, gus, a, g, pebble, names, acmePort
  const file = (name) => join(folder, name)
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = (name) => readFileSync(file(name), 'utf8')

  /** A key and a certificate for so many days. */
  function certificate(name, days = 30) {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`)
    openssl('req', '-x509', '-new', '-key', `${name}.key`, '-subj', `/O=Example/CN=${name}`, '-days', String(days), '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1',
      '-out', `${name}.pem`)
  }

  /** Both lines are alive and were never broken. */
  async function undisturbed() {
    assert.equal(a.socket.readyState, 1)
    assert.equal(g.socket.readyState, 1)
    await a.ask('ping')
    await g.ask('ping')
  }

  const keys = () => readdirSync(join(server.data, 'keys')).map((name) => `${name}: ${name.endsWith('.p12') ? readFileSync(join(server.data, 'keys', name)).toString('base64') : ''}`)

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-certificates-'))
    server = await Server.create()
    certificate('acme', 2)
    server.env.ROSTRUM_ACME_CA_FILE = file('acme.pem')
    await startAcme()
    await server.start()
    await server.setUp(ACCOUNTS)
    admin = new Api(server.url)
    const answer = await admin.post('/sign-in', { login: 'root', password: 'Administrator-1', realm: 'admin' })
    assert.equal(answer.status, 200)
    ann = await user(server, 'ann')
    gus = await guest(server, 'Gus')
    const room = await conference(ann)
    a = await signal(ann)
    g = await signal(gus)
    await a.join(room)
    await g.join(room, { display_name: 'Gus' })
  })

  /** Debian's pebble on the loopback; its name server knows every name as this host. */
  async function startAcme() {
    const [dns, port, tls, management, challenges] = await Promise.all([1, 2, 3, 4, 5].map(freePort))
    acmePort = port
    writeFileSync(file('pebble.json'), JSON.stringify({ pebble: { listenAddress: `127.0.0.1:${port}`, managementListenAddress: `127.0.0.1:${management}`,
      certificate: file('acme.pem'), privateKey: file('acme.key'), httpPort: server.ports.http, tlsPort: tls } }))
    names = spawn('pebble-challtestsrv', ['-dns01', `127.0.0.1:${dns}`, '-management', `127.0.0.1:${challenges}`, '-defaultIPv4', '127.0.0.1', '-defaultIPv6', '',
      '-http01', '', '-https01', '', '-tlsalpn01', ''], { stdio: 'ignore' })
    pebble = spawn('pebble', ['-config', file('pebble.json'), '-dnsserver', `127.0.0.1:${dns}`], { stdio: 'ignore', env: { ...process.env, PEBBLE_VA_NOSLEEP: '1' } })
    await eventually(() => new Promise((done) => {
      const socket = connectTcp(port, '127.0.0.1', () => { socket.destroy(); done('') })
      socket.on('error', (error) => done(`pebble: ${error.message}`))
    }))
  }

  after(async () => {
    await server?.dispose()
    pebble?.kill('SIGKILL')
    names?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  // 20/TLS-10, 20/TLS-22
  test('the own certificate is shown first, and its authority is a file', async () => {
    const state = (await admin.get('/https')).body
    assert.equal(state.mode, 'self_signed')
    assert.equal(state.https_port, server.ports.https)
    assert.deepEqual(state.tls_versions, ['TLSv1.3', 'TLSv1.2'])
    assert.equal((await shown(server.ports.https)).sha256, state.self_signed.server.sha256)
    assert.match((await admin.get('/https/ca.crt')).body, /^-----BEGIN CERTIFICATE-----/)
  })

  // 20/TLS-31: neither file is stored; 20/TLS-15
  test('broken, mismatched and expired certificates are refused with codes, and nothing changes', async () => {
    certificate('one')
    certificate('two')
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'old.key')
    openssl('req', '-new', '-key', 'old.key', '-subj', '/CN=old', '-out', 'old.csr')
    openssl('x509', '-req', '-in', 'old.csr', '-signkey', 'old.key', '-days', '-1', '-out', 'old.pem')
    const before = JSON.stringify((await admin.get('/https')).body)
    const files = keys()
    for (const [reason, body] of [
      ['certificateMalformed', { certificate: 'hello', private_key: text('one.key') }],
      ['certificateMalformed', { certificate: text('one.pem').replace(/M/g, 'x'), private_key: text('one.key') }],
      ['keyMalformed', { certificate: text('one.pem'), private_key: 'hello' }],
      ['keyMismatch', { certificate: text('one.pem'), private_key: text('two.key') }],
      ['certificateExpired', { certificate: text('old.pem'), private_key: text('old.key') }],
      ['required', {}],
    ]) {
      const answer = await admin.post('/https/custom', body)
      assert.equal(answer.status, 400, reason)
      assert.equal(answer.body.error.errors[0].reason, reason)
    }
    const refused = await admin.patch('/https', { mode: 'custom' })
    assert.deepEqual(refused.body.error.errors.map((e) => e.reason), ['httpsTestFailed', 'noCustomCertificate'])
    assert.equal(JSON.stringify((await admin.get('/https')).body), before)
    assert.deepEqual(keys(), files)
    await undisturbed()
  })

  // 00/R-22: loaded without closing connections
  test('an uploaded certificate is shown to new connections while the meeting goes on', async () => {
    assert.equal((await admin.post('/https/custom', { certificate: text('one.pem'), private_key: text('one.key') })).status, 200)
    const state = (await admin.patch('/https', { mode: 'custom' })).body
    assert.equal(state.shown, 'custom')
    assert.equal((await shown(server.ports.https)).subject.CN, 'one')
    assert.equal((await shown(server.ports.platform)).subject.CN, 'one')
    await undisturbed()

    assert.equal((await admin.post('/https/custom', { certificate: text('two.pem'), private_key: text('two.key') })).status, 200)
    assert.equal((await shown(server.ports.https)).subject.CN, 'two')
    const bad = await admin.post('/https/custom', { certificate: text('one.pem'), private_key: text('two.key') })
    assert.equal(bad.body.error.errors[0].reason, 'keyMismatch')
    assert.equal((await shown(server.ports.https)).subject.CN, 'two')
    await undisturbed()
  })

  test('Strict-Transport-Security comes with a certificate of others, and can be switched off', async () => {
    assert.equal((await admin.get('/server')).headers['strict-transport-security'], 'max-age=31536000')
    await admin.patch('/https', { hsts: false })
    assert.equal((await admin.get('/server')).headers['strict-transport-security'], undefined)
  })

  // 20/TLS-15
  test('a TLS version can be switched off', async () => {
    assert.equal((await admin.patch('/https', { tls_versions: ['TLSv1.3'] })).status, 200)
    assert.equal((await shown(server.ports.https)).version, 'TLSv1.3')
    await assert.rejects(shown(server.ports.https, { maxVersion: 'TLSv1.2' }))
    await undisturbed()
    assert.equal((await admin.patch('/https', { tls_versions: ['TLSv1.2', 'TLSv1.3'] })).status, 200)
    assert.equal((await shown(server.ports.https, { maxVersion: 'TLSv1.2' })).version, 'TLSv1.2')
  })

  // 20/TLS-12, 20/TLS-14
  test('a port that somebody has is refused', async () => {
    const taken = createServer()
    await new Promise((done) => taken.listen(0, '0.0.0.0', done))
    try {
      const test = await admin.post('/https/test', { https_port: taken.address().port })
      assert.deepEqual(test.body.problems.map((p) => p.code), ['portTaken'])
      const answer = await admin.patch('/https', { https_port: taken.address().port })
      assert.deepEqual(answer.body.error.errors.map((e) => e.reason), ['httpsTestFailed', 'portTaken'])
      assert.equal((await shown(server.ports.https)).subject.CN, 'two')
    } finally {
      taken.close()
    }
  })

  // 20/TLS-13; 00/R-22: only the listener concerned
  test('the port moves, and the meeting does not notice', async () => {
    const old = server.ports.https
    const fresh = await freePort()
    const answer = await admin.patch('/https', { https_port: fresh })
    assert.equal(answer.status, 200)
    assert.equal(answer.body.https_port, fresh)
    assert.equal((await shown(fresh)).subject.CN, 'two')
    await assert.rejects(shown(old))
    await undisturbed()
    server.ports.https = fresh
    admin.base = `https://localhost:${fresh}`
    assert.equal((await admin.get('/https')).body.https_port, fresh)
    const events = (await admin.get('/events?page_size=50')).body.list.map((e) => e.type)
    assert.ok(events.includes('certificate.changed'), `certificate.changed among ${events}`)
  })

  // 20/TLS-14: not past the test, by any way in
  test('settings of HTTPS are not changed past their test, and a broken file leaves what was', async () => {
    const reasons = async (values) => (await admin.patch('/settings', { values })).body.error?.errors.map((e) => `${e.reason} ${e.location}`)
    const name = (key) => `org.rostrum.listener.${key}`
    assert.deepEqual(await reasons({ [name('mode')]: 'self_signed', [name('httpsPort')]: 1 }), ['mode', 'httpsPort'].map((key) => `settingElsewhere ${name(key)}`))
    assert.deepEqual(await reasons({ [name('tlsVersions')]: ['TLSv1.2'] }), [`settingElsewhere ${name('tlsVersions')}`])
    assert.deepEqual(await reasons({ [name('platformPort')]: server.ports.http }), [`portTaken ${name('platformPort')}`])
    const listed = (await admin.get('/settings?search=org.rostrum.listener.mode')).body.groups[0].settings
    assert.equal(listed.find((one) => one.name === name('mode')).elsewhere, '/https')

    const cfg = join(server.data, 'etc/org.rostrum.listener.cfg')
    const good = readFileSync(cfg, 'utf8')
    const log = () => readFileSync(join(server.data, 'log/rostrum.log'), 'utf8')
    const before = (await admin.get('/https')).body
    const taken = createServer()
    await new Promise((done) => taken.listen(0, '0.0.0.0', done))
    const broken = { mode: 'none', tlsVersions: 'SSLv3', platformPort: 'many', maxConnections: '-1', host: '192.0.2.1', httpPort: taken.address().port }
    writeFileSync(cfg, `${good.replace(/^(mode|tlsVersions|platformPort|maxConnections|host|httpPort)\s*=.*$/gm, '')}\n${
      Object.entries(broken).map(([key, value]) => `${key} = ${value}`).join('\n')}\n`)
    await eventually(() => (['tlsVersions', 'platformPort', 'host'].every((key) => log().includes(`${key} cannot be used`)) && log().includes('HTTP port stays as it was') ? '' : 'the file has not been read'), { within: 20_000 })
    await eventually(async () => {
      const now = (await admin.get('/https').catch((e) => ({ body: e.message }))).body
      return now.platform_port === before.platform_port && now.https_port === before.https_port && now.http_port === before.http_port ? '' : JSON.stringify(now)
    }, { within: 20_000 })
    const now = (await admin.get('/https')).body
    assert.deepEqual([now.mode, now.tls_versions], [before.mode, before.tls_versions])
    assert.equal((await shown(server.ports.https)).subject.CN, 'two')
    writeFileSync(cfg, `${good}\nmaxConnections = 30000\n`)
    const value = async () => (await admin.get('/settings?search=org.rostrum.listener.maxConnections')).body.groups?.[0].settings[0].value
    await eventually(async () => ((await value()) === 30_000 ? '' : 'the file has not been read again'), { within: 20_000 })
    taken.close()
    await eventually(async () => (JSON.stringify((await admin.get('/https')).body) === JSON.stringify(before) ? '' : 'not as before'), { within: 20_000 })
    await undisturbed()
  })

  // RFC 8555, http-01 on the plain HTTP port
  test('a certificate is obtained by ACME and shown', async () => {
    const names = ['video.example.org', 'meet.example.org']
    const set = await admin.patch('/https/acme', { directory_url: `https://localhost:${acmePort}/dir`, domains: names, email: 'ops@example.org', terms_agreed: true })
    assert.equal(set.status, 200, JSON.stringify(set.body))
    assert.equal((await admin.patch('/https', { mode: 'acme' })).body.error.errors[1].reason, 'noAcmeCertificate')
    assert.equal((await admin.post('/https/acme/order')).status, 200)
    let acme
    await eventually(async () => {
      acme = (await admin.get('/https')).body.acme
      return acme.state === 'valid' ? '' : `${acme.state}: ${acme.last_error}`
    }, { within: 30_000 })
    assert.ok(acme.renew_at > Date.now() / 1000)
    assert.equal((await admin.patch('/https', { mode: 'acme' })).status, 200)
    assert.equal((await shown(server.ports.https)).sha256, acme.certificate.sha256)
    await undisturbed()
  })

  test('plain HTTP knows nothing else below /.well-known', async () => {
    const answer = await new Promise((done, failed) => request({ host: '127.0.0.1', port: server.ports.http, path: '/.well-known/acme-challenge/other' }, done).on('error', failed).end())
    answer.resume()
    assert.equal(answer.statusCode, 308)
  })

  // 20/TLS-11: settings are kept over a restart
  test('everything is as it was after a restart', async () => {
    const before = (await admin.get('/https')).body
    await server.stop()
    server.url = `https://localhost:${server.ports.https}`
    await server.start()
    const after = (await admin.get('/https')).body
    assert.deepEqual(after, before)
    assert.equal((await shown(server.ports.https)).sha256, before.acme.certificate.sha256)
  })

  // An expired uploaded certificate at start: the own one instead, and a word about it
  test('a certificate that cannot be used any more gives way to the own one at the next start', async () => {
    assert.equal((await admin.patch('/https', { mode: 'custom' })).status, 200)
    await server.stop()
    rmSync(join(server.data, 'keys/custom.p12'))
    await server.start()
    const state = (await admin.get('/https')).body
    assert.equal(state.mode, 'custom')
    assert.equal(state.shown, 'self_signed')
    assert.deepEqual(state.warnings.map((w) => w.code), ['selfSignedInstead'])
    assert.equal((await shown(server.ports.https)).sha256, state.self_signed.server.sha256)
  })
})
