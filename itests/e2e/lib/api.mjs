// SPDX-License-Identifier: Apache-2.0
// A small REST client with a cookie jar; the certificate of a test server is its own. A connection for each request: the
// server closes those on which it refused a body, and tests send many such.
import { request } from 'node:https'

export class Api {
  constructor(base) {
    this.base = base
    this.cookies = new Map()
  }

  send(method, path, body, headers = {}) {
    const url = new URL(path.startsWith('/api') || path.startsWith('/oauth2') ? path : `/api/v4${path}`, this.base)
    const text = body === undefined ? undefined : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const all = { Accept: 'application/json', ...headers }
    if (text !== undefined && !all['Content-Type']) all['Content-Type'] = 'application/json'
    if (text !== undefined) all['Content-Length'] = Buffer.byteLength(text)
    if (this.cookies.size) all.Cookie = [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ')
    if (this.cookies.has('rostrum_csrf') && method !== 'GET') all['X-CSRF-Token'] = this.cookies.get('rostrum_csrf')
    return new Promise((done, failed) => {
      const call = request(url, { method, headers: all, rejectUnauthorized: false, agent: false, timeout: 15_000 }, (answer) => {
        const chunks = []
        answer.on('data', (c) => chunks.push(c))
        answer.on('end', () => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
            if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
            else this.cookies.set(name, value)
          }
          const raw = Buffer.concat(chunks).toString()
          let parsed = raw
          try {
            parsed = raw === '' ? null : JSON.parse(raw)
          } catch {
            // not JSON: kept as text
          }
          done({ status: answer.statusCode, headers: answer.headers, body: parsed })
        })
      })
      call.on('error', failed)
      call.on('timeout', () => call.destroy(new Error('no answer in time')))
      call.end(text)
    })
  }

  get(path, headers) {
    return this.send('GET', path, undefined, headers)
  }

  post(path, body, headers) {
    return this.send('POST', path, body, headers)
  }

  patch(path, body) {
    return this.send('PATCH', path, body)
  }

  delete(path) {
    return this.send('DELETE', path)
  }

  /** Signs in; fails unless it worked. */
  async signIn(login, password, realm) {
    const answer = await this.post('/sign-in', { login, password, realm })
    if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return this
  }
}
