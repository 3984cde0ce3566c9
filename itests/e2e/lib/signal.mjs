// SPDX-License-Identifier: Apache-2.0
// A signalling client without a browser, for what has nothing to do with pictures.
import WebSocket from 'ws'
import { randomBytes } from 'node:crypto'
import { eventually } from './eventually.mjs'

export class Refused extends Error {
  constructor(body) {
    super(`${body.code}: ${body.message}`)
    this.code = body.code
    this.body = body
  }
}

export class Signal {
  /** @param api whose cookies tell who it is */
  constructor(api, { instance = randomBytes(16).toString('hex'), headers = {} } = {}) {
    this.api = api
    this.instance = instance
    this.headers = headers
    this.events = []
    this.open = new Map()
    this.next = 1
  }

  async connect() {
    const url = `${this.api.base.replace(/^http/, 'ws')}/signal`
    const cookie = [...this.api.cookies].map(([k, v]) => `${k}=${v}`).join('; ')
    this.socket = new WebSocket(url, 'rostrum.v1', { rejectUnauthorized: false, headers: { Cookie: cookie, ...this.headers } })
    this.closed = new Promise((done) => this.socket.on('close', (code, reason) => done({ code, reason: reason.toString() })))
    this.socket.on('message', (data) => this.take(JSON.parse(data.toString())))
    this.socket.on('error', () => {})
    await new Promise((done, failed) => {
      this.socket.once('open', done)
      this.socket.once('error', failed)
      this.socket.once('unexpected-response', (_, answer) => failed(new Error(`upgrade answered ${answer.statusCode}`)))
    })
    return this
  }

  take(message) {
    if (message.type !== 'ok' && message.type !== 'error') {
      this.events.push(message)
      return
    }
    const waiting = this.open.get(message.id)
    this.open.delete(message.id)
    if (!waiting) this.events.push(message)
    else if (message.type === 'ok') waiting.done(message.body)
    else waiting.failed(new Refused(message.body))
  }

  ask(type, body = {}) {
    const id = String(this.next++)
    return new Promise((done, failed) => {
      this.open.set(id, { done, failed })
      this.closed.then(() => failed(new Error(`closed before the answer to ${type}`)))
      this.socket.send(JSON.stringify({ type, id, body }))
    })
  }

  raw(text) {
    this.socket.send(text)
  }

  async hello() {
    const welcome = await this.ask('hello', { version: 1, client: { kind: 'browser', name: 'e2e' }, app_instance: this.instance })
    this.pings = setInterval(() => this.ask('ping').catch(() => {}), welcome.ping_interval_ms)
    this.closed.then(() => clearInterval(this.pings))
    return welcome
  }

  async join(conference, more = {}) {
    const body = await this.ask('join', { conference_id: conference, ...more })
    this.resumeToken = body.resume_token
    return body.snapshot
  }

  async resume(token = this.resumeToken) {
    const body = await this.ask('resume', { resume_token: token })
    this.resumeToken = body.resume_token
    return body.snapshot
  }

  /** Cuts the line if it is open, opens a new one and takes the seat back; returns the snapshot. */
  async reconnect() {
    await this.cut()
    this.open.clear()
    await this.connect()
    await this.hello()
    for (;;) {
      try {
        return await this.resume()
      } catch (error) {
        // A server that has just come back reads its journal first
        if (error.code !== 'storeUnavailable') throw error
        await new Promise((done) => setTimeout(done, 200))
      }
    }
  }

  /** Waits for an event that `matches`; returns it. */
  async event(type, matches = () => true, options) {
    let found
    await eventually(() => {
      found = this.events.find((e) => e.type === type && matches(e.body))
      return found ? '' : `no ${type} among ${this.events.map((e) => e.type).join(', ')}`
    }, options)
    return found
  }

  /** Cuts the line without a word, as a broken network does. */
  cut() {
    clearInterval(this.pings)
    this.socket.terminate()
    return this.closed
  }

  async close() {
    clearInterval(this.pings)
    this.socket.close()
    return this.closed
  }
}
