// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL of the tests' own, which can be stopped and started under the server.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './ports.mjs'

const HOME = '/usr/lib/postgresql'

export class Postgres {
  static async create() {
    const version = readdirSync(HOME).sort((a, b) => b - a)[0]
    const postgres = new Postgres()
    postgres.bin = join(HOME, version, 'bin')
    postgres.folder = mkdtempSync(join(tmpdir(), 'rostrum-pg-'))
    postgres.port = await freePort()
    chmodSync(postgres.folder, 0o700)
    if (process.getuid() === 0) execFileSync('chown', ['postgres', postgres.folder])
    postgres.run('initdb', '-D', join(postgres.folder, 'data'), '-U', 'rostrum', '--auth=trust', '-E', 'UTF8', '-N')
    postgres.start()
    return postgres
  }

  get url() {
    return `jdbc:postgresql://127.0.0.1:${this.port}/postgres`
  }

  /** The server programs refuse to run as root. */
  run(program, ...args) {
    const command = [join(this.bin, program), ...args]
    if (process.getuid() === 0) command.unshift('runuser', '-u', 'postgres', '--')
    return execFileSync(command[0], command.slice(1), { cwd: '/', encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  }

  start() {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder}`
    this.run('pg_ctl', '-w', '-D', join(this.folder, 'data'), '-l', join(this.folder, 'log'), '-o', options, 'start')
  }

  /** As a crash: connections break, nothing is written any more. */
  stop() {
    this.run('pg_ctl', '-w', '-D', join(this.folder, 'data'), '-m', 'immediate', 'stop')
  }

  dispose() {
    try {
      this.stop()
    } catch {
      // it was stopped already
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}
