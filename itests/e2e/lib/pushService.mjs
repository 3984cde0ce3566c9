// SPDX-License-Identifier: Apache-2.0
// A push service of our own (RFC 8030) and the browser's side of its messages (RFC 8291): vendors' services are on the Internet.
import { execFileSync } from 'node:child_process'
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export class PushService {
  static async start() {
    const service = new PushService()
    service.folder = mkdtempSync(join(tmpdir(), 'rostrum-e2e-push-'))
    service.caFile = join(service.folder, 'ca.pem')
    const key = join(service.folder, 'key.pem')
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
      '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', service.caFile], { stdio: 'pipe' })
    service.status = 201
    service.requests = []
    service.server = createServer({ cert: readFileSync(service.caFile), key: readFileSync(key) }, async (request, response) => {
      const chunks = []
      for await (const chunk of request) chunks.push(chunk)
      response.writeHead(service.status).end()
      service.requests.push({ path: request.url, headers: request.headers, body: Buffer.concat(chunks) })
    })
    await new Promise((done) => service.server.listen(0, '127.0.0.1', done))
    service.host = `localhost:${service.server.address().port}`
    return service
  }

  async stop() {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The keys of a subscription, and what reads messages to it. */
export class Subscription {
  constructor(endpoint) {
    this.endpoint = endpoint
    this.ecdh = createECDH('prime256v1')
    this.point = this.ecdh.generateKeys()
    this.auth = randomBytes(16)
  }

  toJSON() {
    return { endpoint: this.endpoint, expirationTime: null, keys: { p256dh: this.point.toString('base64url'), auth: this.auth.toString('base64url') } }
  }

  read(body) {
    const salt = body.subarray(0, 16)
    const sender = body.subarray(21, 21 + body[20])
    const record = body.subarray(21 + body[20])
    const hkdf = (input, with_, info, length) => Buffer.from(hkdfSync('sha256', input, with_, info, length))
    const input = hkdf(this.ecdh.computeSecret(sender), this.auth, Buffer.concat([Buffer.from('WebPush: info\0'), this.point, sender]), 32)
    const decipher = createDecipheriv('aes-128-gcm', hkdf(input, salt, 'Content-Encoding: aes128gcm\0', 16), hkdf(input, salt, 'Content-Encoding: nonce\0', 12))
    decipher.setAuthTag(record.subarray(-16))
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString())
  }
}
