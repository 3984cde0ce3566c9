// SPDX-License-Identifier: Apache-2.0
// A way to the server's media port that loses packets, the same ones for the same seed: a relay in front of it, which a page takes
// instead when its candidates are rewritten.
import { createSocket } from 'node:dgram'

/** Numbers from 0 to 1 that look random (mulberry32). */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export class LossyWay {
  /**
   * @param port of the server's media on the loopback
   * @param loss share of RTP and RTCP packets that do not arrive, in both directions; may be changed
   */
  static async create(port, { loss = 0, seed = 1 } = {}) {
    const way = new LossyWay()
    Object.assign(way, { target: port, loss, random: seeded(seed), passed: 0, lost: 0, far: new Map() })
    way.near = createSocket('udp4')
    way.near.on('message', (packet, from) => way.drops(packet) || way.farOf(from).send(packet, port, '127.0.0.1'))
    await new Promise((done) => way.near.bind(0, '127.0.0.1', done))
    way.port = way.near.address().port
    return way
  }

  /** One socket towards the server for each client, so that it tells them apart. */
  farOf(from) {
    const key = `${from.address}:${from.port}`
    if (!this.far.has(key)) {
      const socket = createSocket('udp4')
      socket.on('message', (packet) => this.drops(packet) || this.near.send(packet, from.port, from.address))
      this.far.set(key, socket)
    }
    return this.far.get(key)
  }

  /** Media only: checks and handshake come through. */
  drops(packet) {
    if (packet[0] < 128 || packet[0] > 191) return false
    const drop = this.random() < this.loss
    if (drop) this.lost++
    else this.passed++
    return drop
  }

  /** Script and its argument for a page that is to take this way. */
  get script() {
    return [takeWay, this.port]
  }

  close() {
    this.near.close()
    for (const socket of this.far.values()) socket.close()
  }
}

/** Runs in the page: the only candidate of the server is the relay. */
function takeWay(port) {
  const native = RTCPeerConnection.prototype.setRemoteDescription
  RTCPeerConnection.prototype.setRemoteDescription = function (description) {
    const lines = description.sdp.split('\r\n')
    let first = true
    const sdp = lines.flatMap((line) => {
      if (!line.startsWith('a=candidate:')) return [line]
      if (!first) return []
      first = false
      return [`a=candidate:1 1 udp 2130706431 127.0.0.1 ${port} typ host`]
    })
    return native.call(this, { type: description.type, sdp: sdp.join('\r\n') })
  }
}
