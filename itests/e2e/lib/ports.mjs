// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net'

/** A TCP port of the loopback that nobody has now. */
export function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}
