// SPDX-License-Identifier: Apache-2.0
// The meeting room as a person uses it: finds things by role and test id, judges pictures by their colour and sound by
// its tone.
import assert from 'node:assert/strict'
import { PEOPLE } from './media.mjs'
import { open } from './browser.mjs'
import { eventually } from './eventually.mjs'

/** Runs in the page before its own scripts: keeps the peer connections, for statistics and tones. */
export function keepPeerConnections() {
  const Native = window.RTCPeerConnection
  window.__connections = []
  window.RTCPeerConnection = class extends Native {
    constructor(...args) {
      super(...args)
      window.__connections.push(this)
    }
  }
}

/** Runs in the page: lets only IPv6 candidates of the server through. */
function onlyIpv6() {
  const native = RTCPeerConnection.prototype.setRemoteDescription
  RTCPeerConnection.prototype.setRemoteDescription = function (description) {
    const sdp = description.sdp.split('\r\n').filter((l) => !l.startsWith('a=candidate:') || l.split(' ')[4].includes(':')).join('\r\n')
    return native.call(this, { type: description.type, sdp })
  }
}

/** Runs in the page: packets go through relays only. */
function onlyRelays() {
  const Native = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Native {
    constructor(configuration) {
      super({ ...configuration, iceTransportPolicy: 'relay' })
    }
  }
}

/** Runs in the page: layers of the camera that are sent, by rid. */
export function cameraLayers() {
  const camera = window.__connections.at(-1).getTransceivers().find((each) => each.mid === 'cam')
  return camera.sender.getParameters().encodings.filter((each) => each.active).map((each) => each.rid)
}

export class MeetingPage {
  /**
   * Opens the meeting room's pre-join page.
   * @param api whose cookies the browser gets; undefined: nobody, to join as a guest
   * @param scripts pairs of a function that runs in the page before its own scripts and its argument
   */
  static async open(browser, server, cid, { api, ipv6 = false, relays = false, scripts = [], path = 'room', origin = server.url, ...options } = {}) {
    const meeting = new MeetingPage()
    meeting.page = await open(browser, options)
    await meeting.page.addInitScript(keepPeerConnections)
    if (relays) await meeting.page.addInitScript(onlyRelays)
    if (ipv6) await meeting.page.addInitScript(onlyIpv6)
    for (const [script, argument] of scripts) await meeting.page.addInitScript(script, argument)
    if (api) {
      const cookies = [...api.cookies].map(([name, value]) => ({ name, value, url: origin, secure: true, httpOnly: name !== 'rostrum_csrf' }))
      await meeting.page.context().addCookies(cookies)
    }
    await meeting.page.goto(`${origin}/${path}/${cid}`)
    await meeting.page.getByTestId('prejoin').waitFor()
    return meeting
  }

  async join({ name } = {}) {
    if (name) await this.page.getByTestId('guest-name').fill(name)
    await this.page.getByTestId('join').click()
    await this.page.getByTestId('meeting').waitFor({ timeout: 15_000 })
    return this
  }

  /** Waits until the tile of somebody (by name) shows moving pictures of this person's colour. */
  async sees(name, person, { source = 'camera', within = 20_000 } = {}) {
    await eventually(
      async () => {
        const before = await this.picture(name, source)
        if (!before) return `no picture of ${name}; tiles: ${await this.tiles()}`
        await this.page.waitForTimeout(400)
        const after = await this.picture(name, source)
        if (!after || after.frames <= before.frames) return `the picture of ${name} stands still at frame ${before.frames}`
        const near = after.rgb.every((v, i) => Math.abs(v - PEOPLE[person].rgb[i]) < 45)
        return near ? '' : `the picture of ${name} is ${after.rgb}, not ${PEOPLE[person].rgb}`
      },
      { within },
    )
  }

  /** Middle colour (median of five points) and number of decoded frames; null without a picture. */
  picture(name, source = 'camera') {
    return this.page.evaluate(
      ([label, kind]) => {
        const tile = [...document.querySelectorAll('[data-testid="tile"]')].find(
          (t) => t.dataset.source === kind && t.getAttribute('aria-label').includes(label),
        )
        const video = tile?.querySelector('video')
        if (!video || video.videoWidth === 0) return null
        const canvas = document.createElement('canvas')
        canvas.width = video.videoWidth
        canvas.height = video.videoHeight
        const context = canvas.getContext('2d')
        context.drawImage(video, 0, 0)
        const points = [0.1, 0.3, 0.5, 0.7, 0.9].map((x) => [...context.getImageData(Math.floor(x * canvas.width), canvas.height / 2, 1, 1).data])
        const median = (i) => points.map((p) => p[i]).sort((a, b) => a - b)[2]
        const { totalVideoFrames } = video.getVideoPlaybackQuality()
        return { rgb: [median(0), median(1), median(2)], frames: totalVideoFrames, width: video.videoWidth, height: video.videoHeight }
      },
      [name, source],
    )
  }

  tiles() {
    return this.page.evaluate(() => [...document.querySelectorAll('[data-testid="tile"]')].map((t) => `${t.getAttribute('aria-label')}/${t.dataset.source}`).join('; '))
  }

  /** Waits until the tones of all these people arrive, and no others. */
  async hears(...people) {
    await eventually(
      async () => {
        const heard = await this.tones()
        const expected = people.map((p) => PEOPLE[p].tone)
        const others = Object.values(PEOPLE).map((p) => p.tone).filter((t) => !expected.includes(t))
        const missing = expected.filter((t) => !heard.includes(t))
        const extra = others.filter((t) => heard.includes(t))
        return missing.length || extra.length ? `hears ${heard}, expected ${expected}` : ''
      },
      { within: 25_000, every: 500 },
    )
  }

  /** Tones of the tests' people that arrive now, in Hz. */
  tones() {
    return this.page.evaluate(async (known) => {
      window.__audio ??= new AudioContext()
      const found = new Set()
      for (const connection of window.__connections.filter((c) => c.connectionState === 'connected')) {
        for (const { receiver, mid } of connection.getTransceivers()) {
          if (receiver.track.kind !== 'audio' || !/^(a\d|0$)/.test(mid)) continue
          const analyser = window.__audio.createAnalyser()
          analyser.fftSize = 8192
          analyser.smoothingTimeConstant = 0
          const source = window.__audio.createMediaStreamSource(new MediaStream([receiver.track]))
          source.connect(analyser)
          await new Promise((done) => setTimeout(done, 250))
          const bins = new Float32Array(analyser.frequencyBinCount)
          analyser.getFloatFrequencyData(bins)
          source.disconnect()
          const hertz = window.__audio.sampleRate / analyser.fftSize
          for (const tone of known) {
            const at = Math.round(tone / hertz)
            const peak = Math.max(...bins.slice(at - 2, at + 3))
            if (peak > -55) found.add(tone)
          }
        }
      }
      return [...found]
    }, Object.values(PEOPLE).map((p) => p.tone))
  }

  /** Participant ID by the name on the tile. */
  async participant(name) {
    const id = await this.page.evaluate(
      (label) => [...document.querySelectorAll('[data-testid="tile"]')].find((t) => t.getAttribute('aria-label').includes(label))?.dataset.participant ?? null,
      name,
    )
    assert.ok(id, `no tile of ${name}`)
    return id
  }

  /** Received bit rate of the slot that shows somebody, over a while; with the size of its picture. */
  async rateOf(name, { over = 4_000 } = {}) {
    const id = await this.participant(name)
    const read = () =>
      this.page.evaluate(async (participant) => {
        const slot = window.__rostrum.slots.find((s) => s.participant === participant && s.source === 'camera')
        if (!slot) return null
        for (const connection of window.__connections.filter((c) => c.connectionState === 'connected')) {
          for (const report of (await connection.getStats()).values()) {
            if (report.type === 'inbound-rtp' && report.mid === slot.slot) {
              return { bytes: report.bytesReceived, at: report.timestamp, width: report.frameWidth, height: report.frameHeight }
            }
          }
        }
        return null
      }, id)
    const before = await read()
    await this.page.waitForTimeout(over)
    const after = await read()
    assert.ok(before && after, `no slot shows ${name}`)
    return { bitsPerSecond: Math.round(((after.bytes - before.bytes) * 8000) / (after.at - before.at)), width: after.width, height: after.height }
  }

  /** How media travel: types and protocols of the pair in use. */
  way() {
    return this.page.evaluate(async () => {
      for (const connection of window.__connections.filter((c) => c.connectionState === 'connected')) {
        const stats = await connection.getStats()
        const transport = [...stats.values()].find((report) => report.type === 'transport' && report.selectedCandidatePairId)
        const pair = transport && stats.get(transport.selectedCandidatePairId)
        if (!pair) continue
        const [local, remote] = [stats.get(pair.localCandidateId), stats.get(pair.remoteCandidateId)]
        return { type: local.candidateType, protocol: local.protocol, relay: local.relayProtocol, remoteProtocol: remote.protocol, remotePort: remote.port }
      }
      return null
    })
  }

  /** Layers of the camera that are sent, by rid. */
  layers() {
    return this.page.evaluate(cameraLayers)
  }

  /** Octets of a packet of the microphone, over a while. */
  async soundSize({ over = 2_000 } = {}) {
    const read = () =>
      this.page.evaluate(async () => {
        const reports = [...(await window.__connections.at(-1).getStats()).values()]
        const { bytesSent, packetsSent } = reports.find((report) => report.type === 'outbound-rtp' && report.mid === 'mic')
        return { bytesSent, packetsSent }
      })
    const before = await read()
    await this.page.waitForTimeout(over)
    const after = await read()
    return Math.round((after.bytesSent - before.bytesSent) / (after.packetsSent - before.packetsSent))
  }

  /** User fragment that the server has given for the way in use. */
  ufrag() {
    return this.page.evaluate(() => /a=ice-ufrag:(\S+)/.exec(window.__connections.at(-1).remoteDescription.sdp)[1])
  }

  /** The pair that carries media: numeric address of the server's end. */
  remoteAddress() {
    return this.page.evaluate(async () => {
      for (const connection of window.__connections.filter((c) => c.connectionState === 'connected')) {
        const stats = await connection.getStats()
        for (const report of stats.values()) {
          if (report.type === 'candidate-pair' && report.nominated && report.state === 'succeeded') return stats.get(report.remoteCandidateId).address
        }
      }
      return null
    })
  }

  async openPeople() {
    if ((await this.page.getByTestId('panel').count()) === 0) await this.page.getByTestId('people').click()
    await this.page.getByTestId('panel').waitFor()
  }

  /** Chooses a moderator's action about somebody in the people panel. */
  async act(name, action) {
    await this.openPeople()
    await this.page.getByTestId('panel').getByRole('button', { name: `Actions for ${name}` }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  async leave() {
    await this.page.getByTestId('leave').click()
    const item = this.page.getByTestId('leave-meeting')
    await Promise.race([item.waitFor().then(() => item.click()), this.page.getByTestId('ended').waitFor()])
    await this.page.getByTestId('ended').waitFor()
  }

  screenshot(path) {
    return this.page.screenshot({ path })
  }

  close() {
    return this.page.context().close()
  }
}
