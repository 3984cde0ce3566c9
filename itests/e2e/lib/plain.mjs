// SPDX-License-Identifier: Apache-2.0
// Pages beside the API: one request, the answer as text.
import { request } from 'node:https'
import { networkInterfaces } from 'node:os'

export function plain(base, path, headers = {}) {
  return new Promise((done, failed) => {
    const call = request(new URL(path, base), { headers, rejectUnauthorized: false, agent: false, timeout: 15_000 }, (answer) => {
      const chunks = []
      answer.on('data', (c) => chunks.push(c))
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }))
    })
    call.on('error', failed)
    call.on('timeout', () => call.destroy(new Error('no answer in time')))
    call.end()
  })
}

/** An address of this host from which requests are not local; fails without one, since there is nothing else to be a stranger with. */
export function outerAddress() {
  const found = Object.values(networkInterfaces()).flat().find((a) => !a.internal && a.family === 'IPv4')
  if (!found) throw new Error('this host has no IPv4 address but loopback')
  return found.address
}
