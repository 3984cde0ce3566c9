// SPDX-License-Identifier: Apache-2.0
// A bad network in front of the server: a relay of the load tool, and browsers that know no other way.
import { program } from './program.mjs'

export class Impairer {
  /** @param server `{ address, port }` of its media port */
  static async create(server, { seed = 1, listen = '127.0.0.1:0' } = {}) {
    const impairer = new Impairer()
    impairer.tool = program('impair', '--to', `${server.address}:${server.port}`, '--listen', listen, '--seed', String(seed))
    const [, address, port] = /^listening (\S+):(\d+)$/.exec(await impairer.tool.line((l) => l.startsWith('listening')))
    Object.assign(impairer, { address, port: Number(port) })
    return impairer
  }

  /** Sets a direction, e.g. `down('loss=0.05')`; nothing: as good as it was. */
  async down(conditions = '') {
    await this.ask(`down ${conditions}`)
  }

  async up(conditions = '') {
    await this.ask(`up ${conditions}`)
  }

  async ask(line) {
    this.tool.write(`${line}\n`)
    const answer = await this.tool.line((l) => /^(ok|error|ended)/.test(l))
    if (!answer.startsWith('ok')) throw new Error(`the impairer says: ${answer}`)
  }

  /** Packets, lost ones, those that the queue had no room for, octets; per direction. */
  async figures() {
    this.tool.write('figures\n')
    return JSON.parse(await this.tool.line((l) => l.startsWith('{')))
  }

  close() {
    return this.tool.end()
  }
}

/**
 * Runs in the page: the server has one candidate, which is the impairer's (or another address), and no relays.
 * @param way `{ address, port, withoutNack }`; without NACK the page asks for nothing again: a control that repair is what helps
 */
export function onlyWay(way) {
  const rewrite = (sdp) => {
    const seen = new Set()
    let section = 0
    return sdp.split('\r\n').flatMap((line) => {
      if (line.startsWith('m=')) section++
      if (way.withoutNack && /^a=rtcp-fb:\S+ nack$/.test(line)) return []
      if (!line.startsWith('a=candidate:')) return [line]
      const parts = line.split(' ')
      if (parts[2].toLowerCase() !== 'udp' || parts[1] !== '1' || seen.has(section)) return []
      seen.add(section)
      return [[...parts.slice(0, 4), way.address, way.port, 'typ', 'host'].join(' ')]
    }).join('\r\n')
  }
  const describe = RTCPeerConnection.prototype.setRemoteDescription
  RTCPeerConnection.prototype.setRemoteDescription = function (description) {
    return describe.call(this, { type: description.type, sdp: rewrite(description.sdp) })
  }
  const configure = RTCPeerConnection.prototype.setConfiguration
  RTCPeerConnection.prototype.setConfiguration = function (configuration) {
    return configure.call(this, { ...configuration, iceServers: [] })
  }
}
