// SPDX-License-Identifier: Apache-2.0
// What an administrator of a host needs: support file, bounded logs, the unit of systemd and the container file.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from '../lib/api.mjs'
import { eventually } from '../lib/eventually.mjs'
import { plain } from '../lib/plain.mjs'
import { freePort } from '../lib/ports.mjs'
import { ROOT, Server } from '../lib/server.mjs'
import { ACCOUNTS } from '../lib/world.mjs'

const HOME = join(ROOT, 'build/server')
const read = (name) => readFileSync(join(HOME, name), 'utf8')

describe('support file and logs', { timeout: 240_000 }, () => {
  let server, folder

  const support = (...args) =>
    spawnSync(join(ROOT, 'rostrum'), ['support-file', ...args], { env: server.env, cwd: folder, encoding: 'utf8', timeout: 120_000 })
  const console_ = (input) => spawnSync(join(HOME, 'bin/client'), ['-b'], { env: server.env, input, encoding: 'utf8', timeout: 120_000 })

  /** Contents by name; the zip is read with the tool of the JDK. */
  const entries = (zip) => {
    const to = mkdtempSync(join(folder, 'x-'))
    execFileSync('jar', ['xf', zip], { cwd: to })
    const all = readdirSync(to, { recursive: true }).filter((name) => statSync(join(to, name)).isFile())
    return new Map(all.map((name) => [name, readFileSync(join(to, name), 'utf8')]))
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-support-'))
    server = await Server.create()
    Object.assign(server.env, { ROSTRUM_LOG_MAX_MB: '1', ROSTRUM_LOG_FILES: '2' })
    await server.start()
    await server.setUp(ACCOUNTS)
  })

  after(async () => {
    await server?.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  test('of a running server: everything, and no secret', async () => {
    const admin = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    assert.equal((await admin.patch('/settings', { values: { 'monitor.token': 'planted-token' } })).status, 200)
    writeFileSync(join(server.data, 'etc', 'org.acme.cfg'), 'password = planted-in-config\nhost = mail.example.org\n')
    console_('log:log "refused GET /x?access_token=planted-in-log"\nlog:log "Cookie: rostrum_session=planted-cookie"\nlog:log "told ann@meet.test"\n')

    const file = join(folder, 'support.zip')
    const { status, stdout, stderr } = support(file)
    assert.equal(`${status} ${stdout.trim()} ${stderr.trim()}`, `0 ${file} `)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    const all = entries(file)
    const own = [...readFileSync(join(server.data, 'karaf/etc/users.properties'), 'utf8').matchAll(/= ([0-9a-f]+),/g)].map((m) => m[1])
    for (const [name, text] of all) {
      for (const secret of ['planted', ...own, 'Administrator-1', ...ACCOUNTS.map((a) => a.password), ...admin.cookies.values(), 'ann@meet.test']) {
        assert.ok(!text.includes(secret), `${name} holds ${secret}`)
      }
    }
    assert.match(all.get('log/rostrum.log'), /refused GET \/x\?access_token=\*\*\*/)
    assert.match(all.get('health.txt'), /^database +ok/m)
    assert.match(all.get('figures.txt'), /^rostrum_users_online/m)
    assert.match(all.get('bundles.txt'), /active +org\.rostrum\.monitor/)
    assert.match(all.get('features.txt'), /rostrum-engine/)
    assert.match(all.get('settings.txt'), /^monitor\.token = \*\*\*/m)
    assert.match(all.get('etc/org.acme.cfg'), /^password = \*\*\*\nhost = mail\.example\.org$/m)
    assert.match(all.get('database.txt'), /^H2 [\s\S]*^identity +00/m)
    assert.match(all.get('threads.txt'), /"main" /)
    assert.match(all.get('memory.txt'), /^heap /m)
    assert.match(all.get('ports.txt'), new RegExp(`^tcp6? +${server.ports.https} all +\\*$`, 'm'))
    assert.match(all.get('disk.txt'), /MB free/)
  })

  test('a file that is there stays', () => {
    const file = join(folder, 'support.zip')
    const size = statSync(file).size
    const { status, stderr } = support(file)
    assert.equal(`${status} ${stderr.trim()}`, `1 rostrum: ${file} is there already`)
    assert.equal(statSync(file).size, size)
  })

  test('10/LOG-4, 10/LOG-5: the log is renamed at its size, and old ones go', async () => {
    // As many lines as make four files of the size that was set
    const times = [...Array(2200).keys()].join(' ')
    assert.equal(console_(`text = "${'x'.repeat(1900)}"\neach [${times}] { log:log $text }\n`).status, 0)
    const logs = () => readdirSync(join(server.data, 'log')).filter((name) => name.startsWith('rostrum'))
    await eventually(() => (logs().includes('rostrum.2.log') ? '' : logs().join(' ')))
    assert.deepEqual(logs().sort(), ['rostrum.1.log', 'rostrum.2.log', 'rostrum.log'])
    for (const name of logs()) assert.ok(statSync(join(server.data, 'log', name)).size <= 1.1 * 2 ** 20, name)
  })

  test('10/LOG-4: what is shipped keeps all logs together below 2 GB', () => {
    const config = read('etc/org.ops4j.pax.logging.cfg')
    const size = Number(/policies\.size\.size = \$\{rostrum\.log\.max:-(\d+)MB\}/.exec(config)[1])
    const files = Number(/strategy\.max = \$\{rostrum\.log\.files:-(\d+)\}/.exec(config)[1])
    const setenv = read('bin/setenv')
    assert.equal(Number(/ROSTRUM_LOG_MAX_MB:-(\d+)/.exec(setenv)[1]), size)
    assert.equal(Number(/ROSTRUM_LOG_FILES:-(\d+)/.exec(setenv)[1]), files)
    assert.ok(size * (files + 1) <= 2048)
    const writers = [...config.matchAll(/^log4j2\.appender\.\w+\.type = (\S+)$/gm)].map((m) => m[1]).sort()
    assert.deepEqual(writers, ['Console', 'PaxOsgi', 'RollingRandomAccessFile'], 'nothing else writes files')
  })

  test('of a server that is down: what its files tell', async () => {
    await server.stop()
    const { status, stdout } = support('down.zip')
    assert.equal(`${status} ${stdout.trim()}`, `0 ${join(folder, 'down.zip')}`)
    const all = entries(join(folder, 'down.zip'))
    assert.match(all.get('about.txt'), /the server was down/)
    assert.ok(all.has('log/rostrum.log') && all.has('etc/org.rostrum.listener.cfg'))
    for (const [name, text] of all) assert.ok(!text.includes('planted'), name)
  })

  test('a size that is no number is named', () => {
    for (const [name, value] of [['ROSTRUM_LOG_MAX_MB', 'lots'], ['ROSTRUM_LOG_MAX_MB', '0'], ['ROSTRUM_LOG_FILES', '-1']]) {
      const { status, stderr } = spawnSync(join(HOME, 'bin/karaf'), ['daemon'], { env: { ...server.env, [name]: value }, encoding: 'utf8', timeout: 60_000 })
      assert.notEqual(status, 0)
      assert.match(stderr, new RegExp(`^rostrum: ${name} is a number of 1 to \\d+, not ${value}$`, 'm'))
    }
  })
})

describe('under a service manager', { timeout: 180_000 }, () => {
  const unit = () => read('systemd/rostrum.service')
  const values = (key) => [...unit().matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map((m) => m[1])
  let folder, home

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-unit-'))
    chmodSync(folder, 0o755)
    home = join(folder, 'opt')
    execFileSync('cp', ['-r', HOME, home])
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('systemd finds no fault in the unit', () => {
    const name = join(folder, 'rostrum.service')
    writeFileSync(name, unit().replaceAll('/opt/rostrum', home).replace('User=rostrum', 'User=daemon').replace('Group=rostrum', 'Group=daemon'))
    const { status, stderr, error } = spawnSync('systemd-analyze', ['verify', '--man=no', name], { encoding: 'utf8' })
    assert.equal(error, undefined)
    assert.equal(`${status} ${stderr.split('\n').filter((l) => l.includes('rostrum')).join('\n')}`, '0 ')
  })

  test('its command runs for a user of no rights but the low ports, writes in its folder only, and drains', async () => {
    const data = join(folder, 'data')
    mkdirSync(data, { mode: 0o700 })
    const nobody = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }))
    chownSync(data, nobody, nobody)
    const ports = { HTTPS: await lowPort(), HTTP: await lowPort(), PLATFORM: await freePort(), MEDIA: await freePort(), TURN: await freePort(), TURN_TLS: await freePort(), CONSOLE: await freePort() }
    const env = { PATH: process.env.PATH, ROSTRUM_DATA: data, ROSTRUM_DRAIN_SECONDS: '1' }
    for (const [name, port] of Object.entries(ports)) env[`ROSTRUM_${name}_PORT`] = String(port)
    // What User, AmbientCapabilities, CapabilityBoundingSet and NoNewPrivileges do
    assert.deepEqual(values('AmbientCapabilities'), ['CAP_NET_BIND_SERVICE'])
    const as = ['--reuid=nobody', '--clear-groups', '--regid=nogroup', '--no-new-privs', '--inh-caps=-all,+net_bind_service', '--ambient-caps=-all,+net_bind_service', '--bounding-set=-all,+net_bind_service']
    const command = (key) => values(key)[0].replaceAll('/opt/rostrum', home).split(' ')
    execFileSync('chmod', ['-R', 'go+rX', home])
    writeFileSync(join(folder, 'begin'), '')

    const child = spawn('setpriv', [...as, ...command('ExecStart')], { env, cwd: data, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    child.stdout.on('data', (c) => said.push(c))
    child.stderr.on('data', (c) => said.push(c))
    const ended = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal })))
    try {
      await eventually(async () => {
        assert.equal(child.exitCode, null, said.join(''))
        const answer = await plain(`https://127.0.0.1:${ports.HTTPS}`, '/health').catch((e) => ({ status: e.message }))
        return answer.status === 200 ? '' : `${answer.status} ${said.join('').slice(-500)}`
      }, { within: 90_000 })
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      assert.match(status, new RegExp(`^Uid:\\s+${nobody}\\s+${nobody}`, 'm'))
      assert.match(status, /^CapEff:\s+0000000000000400$/m)
      // The health check of the container file, as it stands there
      const check = /HEALTHCHECK [^\n]*\\\n\s+CMD (.*)/.exec(read('container/Containerfile'))[1]
      assert.equal(spawnSync('sh', ['-c', check], { env }).status, 0)
      assert.equal(execFileSync('find', [home, '-newer', join(folder, 'begin')], { encoding: 'utf8' }), '', 'nothing is written beside the data folder')
      assert.equal(spawnSync('setpriv', [...as, ...command('ExecStop')], { env, cwd: data, timeout: 60_000 }).status, 0)
      const refused = readFileSync(join(data, 'log/rostrum.log'), 'utf8')
      assert.doesNotMatch(refused, /Permission denied|EACCES/)
    } finally {
      child.kill('SIGTERM')
    }
    const { code } = await ended
    assert.ok(code === 0 || values('SuccessExitStatus')[0].split(' ').includes(String(code)), `ended with ${code}`)
  })

  test('the container file copies what is there, and runs what the unit runs', () => {
    const file = read('container/Containerfile')
    const copied = [...file.matchAll(/^COPY (\S+) (\S+)$/gm)]
    for (const [, from, to] of copied) {
      assert.ok(existsSync(join(HOME, from)), from)
      assert.equal(to, `/opt/rostrum/${from}`)
    }
    // All that the server reads of its own
    assert.deepEqual(copied.map((c) => c[1]).sort(), ['bin', 'config', 'etc', 'lib', 'system'])
    assert.equal(JSON.parse(/^CMD (\[.*\])$/m.exec(file)[1]).join(' '), values('ExecStart')[0])
    const user = /^USER (\S+)$/m.exec(file)[1]
    assert.match(file, new RegExp(`useradd [^\\n]*${user} `))
    assert.match(file, /^VOLUME \/var\/lib\/rostrum$/m)
    for (const port of ['8443/tcp', '8888/tcp', '4307/tcp', '53000/udp']) assert.ok(file.includes(port), port)
    for (const name of /apt-get install -y --no-install-recommends ([^\\\n]*)/.exec(file)[1].trim().split(' ')) {
      assert.equal(spawnSync('apt-cache', ['show', name]).status, 0, name)
    }
  })

  /** Below 1024 and free. */
  async function lowPort() {
    for (let tries = 0; tries < 50; tries++) {
      const port = 600 + Math.floor(Math.random() * 400)
      const free = await new Promise((done) => {
        const probe = createServer().once('error', () => done(false)).listen(port, () => probe.close(() => done(true)))
      })
      if (free) return port
    }
    throw new Error('no free port below 1024')
  }
})
