// SPDX-License-Identifier: Apache-2.0
// A computer with two networks, of which one is up: a namespace of its own with two veth pairs. Needs root.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHROMIUM } from '../browser.mjs'

export class TwoWays {
  /** @returns with `chromium`, a browser for `launch` that lives inside, and `address`, this host as the inside reaches it by both ways */
  static async create() {
    const ways = new TwoWays()
    ways.address = '10.94.1.1'
    ways.pairs = []
    ways.folder = mkdtempSync(join(tmpdir(), 'rostrum-ways-'))
    ways.inside = spawn('unshare', ['--net', 'sh', '-c', 'echo there; exec sleep 100000'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    ways.inside.stderr.on('data', (chunk) => (said += chunk))
    try {
      await new Promise((done, failed) => {
        ways.inside.stdout.once('data', done)
        ways.inside.once('exit', (code) => failed(new Error(`no network of its own, ${code}: ${said}`)))
      })
      ways.inner('link set lo up')
      ;[1, 2].forEach((n) => {
        const ours = `rw${process.pid % 10_000_000}${n}`
        ip(`link add ${ours} type veth peer name way${n} netns ${ways.inside.pid}`)
        ways.pairs.push(ours)
        ip(`link set ${ours} addrgenmode none`)
        ways.inner(`link set way${n} addrgenmode none`)
        ip(`addr add 10.94.${n}.1/24 dev ${ours}`)
        ip(`link set ${ours} up`)
      })
      ways.use(1)
    } catch (error) {
      ways.close()
      throw error
    }
    ways.chromium = join(ways.folder, 'chromium')
    writeFileSync(ways.chromium, `#!/bin/sh\nexec nsenter --target ${ways.inside.pid} --net ${CHROMIUM} "$@"\n`, { mode: 0o755 })
    return ways
  }

  inner(command) {
    execFileSync('nsenter', ['--target', String(this.inside.pid), '--net', 'ip', ...command.split(' ')])
  }

  use(n) {
    this.inner(`addr add 10.94.${n}.2/24 dev way${n}`)
    this.inner(`link set way${n} up`)
    this.inner(`route add default via 10.94.${n}.1`)
  }

  /** The first network goes away, the other one comes. */
  change() {
    this.inner('link set way1 down')
    this.use(2)
  }

  /** The pairs would go with the namespace, but up to a minute later, with addresses that servers tell meanwhile. */
  close() {
    for (const pair of this.pairs.splice(0)) ip(`link del ${pair}`)
    this.inside?.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function ip(command) {
  execFileSync('ip', command.split(' '))
}
