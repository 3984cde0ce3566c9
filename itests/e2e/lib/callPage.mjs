// SPDX-License-Identifier: Apache-2.0
// Calls as people use them: the personal area that rings, the page of a call.
import { createSocket } from 'node:dgram'
import { open } from './browser.mjs'
import { eventually } from './eventually.mjs'
import { keepPeerConnections, MeetingPage } from './meeting.mjs'

export class CallPage extends MeetingPage {
  /** A page of somebody who is signed in. */
  static async as(browser, server, api, path = '/me/calls', { scripts = [] } = {}) {
    const call = new CallPage()
    call.server = server
    call.page = await open(browser)
    await call.page.addInitScript(keepPeerConnections)
    for (const [script, argument] of scripts) await call.page.addInitScript(script, argument)
    const cookies = [...api.cookies].map(([name, value]) => ({ name, value, url: server.url, secure: true, httpOnly: name !== 'rostrum_csrf' }))
    await call.page.context().addCookies(cookies)
    await call.go(path)
    return call
  }

  go(path) {
    return this.page.goto(this.server.url + path)
  }

  dial(target) {
    return this.go(`/call?to=${encodeURIComponent(target)}`)
  }

  ringing() {
    return this.page.getByTestId('incoming-call').waitFor()
  }

  async accept() {
    await this.page.getByTestId('incoming-accept').click()
  }

  async reject() {
    await this.page.getByTestId('incoming-reject').click()
  }

  inCall() {
    return this.page.getByTestId('meeting').waitFor({ timeout: 15_000 })
  }

  hangUp() {
    return this.page.getByTestId('hang-up').click()
  }

  /** Waits until the call is over here; returns the cause. */
  async over() {
    const end = this.page.getByTestId('call-ended')
    await end.waitFor({ timeout: 15_000 })
    return end.getAttribute('data-cause')
  }

  /** Waits until media go this way. */
  path(way, { within = 15_000 } = {}) {
    return eventually(async () => {
      const now = await this.page.evaluate(() => window.__rostrum?.path)
      return now === way ? '' : `media go ${now}, not ${way}`
    }, { within })
  }
}

/** Runs in the page of who makes the offer: leads candidates of the other through a relay of the test. */
export function throughRelay() {
  const add = RTCPeerConnection.prototype.addIceCandidate
  RTCPeerConnection.prototype.addIceCandidate = async function (candidate) {
    const parts = candidate?.candidate?.split(' ') ?? []
    if (parts[2]?.toLowerCase() !== 'udp') return undefined
    parts[5] = String(await window.__relay(parts[4], Number(parts[5])))
    return add.call(this, { ...candidate, candidate: parts.join(' ') })
  }
}

/** Runs in the page of the other: he learns where the first is from what arrives, as behind a firewall. */
export function learnsFromChecks() {
  RTCPeerConnection.prototype.addIceCandidate = async () => undefined
}

/** Carries datagrams between two browsers until it is cut. */
export class Relay {
  constructor() {
    this.sockets = []
  }

  /** A port that leads to this one. */
  async to(address, port) {
    const socket = createSocket('udp4')
    this.sockets.push(socket)
    let client
    socket.on('message', (data, from) => {
      if (this.dead) return
      if (from.port === port && from.address === address) {
        if (client) socket.send(data, client.port, client.address)
      } else {
        client = from
        socket.send(data, port, address)
      }
    })
    await new Promise((done) => socket.bind(0, address, done))
    return socket.address().port
  }

  cut() {
    this.dead = true
  }

  close() {
    this.sockets.forEach((socket) => socket.close())
    this.sockets = []
  }
}
