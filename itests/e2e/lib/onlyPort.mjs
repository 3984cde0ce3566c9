// SPDX-License-Identifier: Apache-2.0
// A computer that reaches one TCP port of the server and nothing else: a network namespace of its own whose only way out is a
// forwarder of that port through a UNIX socket. Also its own end: run with arguments it is the forwarder inside.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHROMIUM } from './browser.mjs'

const ROOT = process.getuid() === 0

function forward(from, listen, to) {
  const server = createServer((near) => {
    const far = connect(to)
    near.pipe(far).on('error', () => near.destroy())
    far.pipe(near).on('error', () => far.destroy())
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    from?.add(near)
  })
  return new Promise((done, failed) => server.on('error', failed).listen(listen, () => done(server)))
}

export class OnlyPort {
  /** @returns with `chromium`, a browser for `launch` that lives inside */
  static async create(port) {
    const only = new OnlyPort()
    only.folder = mkdtempSync(join(tmpdir(), 'rostrum-only-'))
    const path = join(only.folder, 'way')
    only.sockets = new Set()
    only.server = await forward(only.sockets, path, { host: '127.0.0.1', port })
    chmodSync(path, 0o777)
    // The addresses that the server announces are inside the computer's own, so that they lead to the forwarder
    const own = Object.values(networkInterfaces()).flat().filter((a) => !a.internal && a.family === 'IPv4').map((a) => a.address)
    const script = [
      'set -e', 'ip link set lo up', 'ip link add way0 type veth peer name way1',
      // an address that comes later is a change of the network, which ends what a page loads
      'ip link set way0 addrgenmode none', 'ip link set way1 addrgenmode none', 'ip link set way0 up', 'ip link set way1 up',
      ...own.map((address) => `ip addr add ${address}/32 dev way0`), 'ip addr add 10.93.7.2/24 dev way0',
      `exec ${process.execPath} ${fileURLToPath(import.meta.url)} ${port} ${path}`,
    ].join('; ')
    only.inside = spawn('unshare', [...(ROOT ? [] : ['--map-root-user']), '--net', 'sh', '-c', script], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    only.inside.stderr.on('data', (chunk) => (said += chunk))
    await new Promise((done, failed) => {
      only.inside.stdout.once('data', done)
      only.inside.once('exit', (code) => failed(new Error(`no network of its own, ${code}: ${said}`)))
    })
    only.chromium = join(only.folder, 'chromium')
    const enter = ROOT ? '--net' : '--user --preserve-credentials --net'
    writeFileSync(only.chromium, `#!/bin/sh\nexec nsenter --target ${only.inside.pid} ${enter} ${CHROMIUM} "$@"\n`, { mode: 0o755 })
    return only
  }

  close() {
    this.inside?.kill()
    this.sockets?.forEach((socket) => socket.destroy())
    this.server?.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await forward(undefined, { host: '::', port: Number(process.argv[2]) }, process.argv[3])
  console.log('ready')
}
