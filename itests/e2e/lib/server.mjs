// SPDX-License-Identifier: Apache-2.0
// The product as a user has it: started by ./rostrum on free ports with a data folder of its own.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, readFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Api } from './api.mjs'
import { eventually } from './eventually.mjs'
import { freePort } from './ports.mjs'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

export class Server {
  static async create() {
    const server = new Server()
    server.data = mkdtempSync(join(tmpdir(), 'rostrum-e2e-'))
    server.ports = { https: await freePort(), http: await freePort(), platform: await freePort(), media: await freePort(), turn: await freePort(), turnTls: await freePort(), console: await freePort() }
    server.env = {
      ...process.env,
      ROSTRUM_DATA: server.data,
      ROSTRUM_HTTPS_PORT: String(server.ports.https),
      ROSTRUM_HTTP_PORT: String(server.ports.http),
      ROSTRUM_PLATFORM_PORT: String(server.ports.platform),
      ROSTRUM_MEDIA_PORT: String(server.ports.media),
      ROSTRUM_TURN_PORT: String(server.ports.turn),
      ROSTRUM_TURN_TLS_PORT: String(server.ports.turnTls),
      ROSTRUM_CONSOLE_PORT: String(server.ports.console),
      ROSTRUM_ANNOUNCE_LOOPBACK: 'true',
    }
    server.url = `https://localhost:${server.ports.https}`
    return server
  }

  /** Starts it in the foreground of a child process and waits until it says that it is ready. */
  async start() {
    this.log = []
    this.process = spawn(join(ROOT, 'rostrum'), ['run'], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] })
    const keep = (chunk) => this.log.push(chunk.toString())
    this.process.stdout.on('data', keep)
    this.process.stderr.on('data', keep)
    this.exited = new Promise((done) => this.process.on('exit', done))
    const told = () => {
      if (this.process.exitCode !== null) throw new Error(`the server ended with ${this.process.exitCode}: ${this.log.join('').slice(-2000)}`)
      return this.log.join('')
    }
    await eventually(
      async () => {
        told()
        const answer = await new Api(this.url).get('/server').catch((e) => ({ status: e.message }))
        return answer.status === 200 ? '' : `/server answered ${answer.status}; ${told().slice(-500)}`
      },
      // beside browsers that take all processors a start lasts long
      { within: 120_000, every: 100 },
    )
    await eventually(async () => (/^rostrum: ready:$/m.test(told()) ? '' : `it does not say that it is ready: ${told().slice(-500)}`), { within: 30_000, every: 50 })
  }

  /** Sets the server up through REST and returns the one-time code that was used. */
  async setUp(accounts) {
    const file = join(this.data, 'setup-code')
    await eventually(() => (existsSync(file) ? '' : `no ${file}`))
    const code = readFileSync(file, 'utf8').trim()
    const answer = await new Api(this.url).post('/setup', {
      code,
      server_name: 'meet.test',
      administrator: { login: 'root', password: 'Administrator-1' },
      accounts,
    })
    if (answer.status !== 204) throw new Error(`set-up answered ${answer.status} ${JSON.stringify(answer.body)}`)
    return code
  }

  rssMb() {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024)
  }

  /** kill -9: the launcher has become the server's process. */
  async kill() {
    await this.end('SIGKILL')
  }

  async stop() {
    await this.end('SIGTERM')
  }

  async end(signal) {
    if (!this.process) return
    this.process.kill(signal)
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 30_000)
    await this.exited
    clearTimeout(timer)
    this.process = undefined
  }

  async dispose() {
    await this.stop()
    rmSync(this.data, { recursive: true, force: true })
  }
}
