// SPDX-License-Identifier: Apache-2.0
// A camera that flashes and a microphone that beeps at the same moment, once a second, and an observer that tells when a page shows
// flashes and plays beeps.

/** Runs in the page before its own scripts: camera and microphone are this source. `window.__source`: when each left it. */
export function flashAndBeep() {
  const TONE = 3000
  const LENGTH = 0.15
  let made
  const make = () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 640, height: 360 })
    const paint = canvas.getContext('2d', { willReadFrequently: false })
    const audio = new AudioContext({ sampleRate: 48000 })
    const tone = new OscillatorNode(audio, { frequency: TONE })
    const gain = new GainNode(audio, { gain: 0 })
    const out = audio.createMediaStreamDestination()
    tone.connect(gain).connect(out)
    tone.start()
    void audio.resume()
    let next = Math.ceil(audio.currentTime + 1)
    let flashUntil = 0
    let frame = 0
    gain.gain.setValueAtTime(0, 0)
    const schedule = (at) => {
      gain.gain.setValueAtTime(0.5, at)
      gain.gain.setValueAtTime(0, at + LENGTH)
    }
    schedule(next)
    const draw = () => {
      const now = audio.currentTime
      if (now >= next) {
        flashUntil = next + LENGTH
        next++
        schedule(next)
      }
      const bright = now < flashUntil
      paint.fillStyle = bright ? '#fff' : '#101010'
      paint.fillRect(0, 0, 640, 360)
      // something moves, so that pictures flow
      paint.fillStyle = '#808080'
      paint.fillRect((frame++ * 7) % 600, 340, 40, 20)
    }
    setInterval(draw, 20)
    const stream = canvas.captureStream(30)
    stream.addTrack(out.stream.getAudioTracks()[0])
    return stream
  }
  const source = (window.__source = { flashes: [], beeps: [] })
  const watch = async (track, seen) => {
    const reader = new MediaStreamTrackProcessor({ track: track.clone() }).readable.getReader()
    let quietSince = performance.now()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const at = performance.now()
      const on = track.kind === 'video' ? await bright(next.value) : loud(next.value)
      next.value.close()
      if (on && at - quietSince > 300) seen.push(at)
      if (on) quietSince = at
    }
  }
  const small = new OffscreenCanvas(4, 4).getContext('2d', { willReadFrequently: true })
  const bright = (frame) => {
    small.drawImage(frame, 0, 0, 4, 4)
    return small.getImageData(1, 1, 1, 1).data[1] > 128
  }
  const loud = (data) => {
    const samples = new Float32Array(data.numberOfFrames)
    data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' })
    return samples.some((each) => Math.abs(each) > 0.2)
  }
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!made) {
      made = make()
      made.getVideoTracks().forEach((track) => void watch(track, source.flashes))
      made.getAudioTracks().forEach((track) => void watch(track, source.beeps))
    }
    const wanted = [...(constraints.video ? made.getVideoTracks() : []), ...(constraints.audio ? made.getAudioTracks() : [])]
    return new MediaStream(wanted.map((track) => track.clone()))
  }
}

/**
 * Runs in the page of a receiver: `window.__seen` and `window.__heard` get the moments at which flashes are displayed and beeps reach
 * the loudspeaker, by the page's clock in milliseconds.
 */
export async function observe() {
  window.__seen = []
  window.__heard = []
  const small = new OffscreenCanvas(4, 4).getContext('2d', { willReadFrequently: true })
  const known = new WeakSet()
  const follow = (video) => {
    let darkSince = Infinity
    let dark = false
    const each = (_, { expectedDisplayTime }) => {
      small.drawImage(video, 0, 0, 4, 4)
      const bright = small.getImageData(1, 1, 1, 1).data[1] > 140
      if (bright && dark && expectedDisplayTime - darkSince > 300) window.__seen.push(expectedDisplayTime)
      if (!bright && !dark) darkSince = expectedDisplayTime
      dark = !bright
      video.requestVideoFrameCallback(each)
    }
    video.requestVideoFrameCallback(each)
  }
  setInterval(() => {
    for (const video of document.querySelectorAll('[data-testid="tile"] video')) {
      if (!known.has(video)) follow(video)
      known.add(video)
    }
  }, 50)

  const audio = new AudioContext({ sampleRate: 48000 })
  // Goertzel: how much of 3 kHz there is in each block of 2.7 ms
  const worklet = `registerProcessor('beeps', class extends AudioWorkletProcessor {
    constructor() { super(); this.k = 2 * Math.cos(2 * Math.PI * 3000 / sampleRate); this.quiet = 0 }
    process([input]) {
      let a = 0, b = 0
      for (const x of input[0] ?? []) { const c = x + this.k * a - b; b = a; a = c }
      const on = Math.sqrt(Math.max(0, a * a + b * b - this.k * a * b)) / 64 > 0.08
      if (on && this.quiet > 0.3 * sampleRate) this.port.postMessage(currentTime)
      this.quiet = on ? 0 : this.quiet + 128
      return true
    }
  })`
  await audio.audioWorklet.addModule(URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' })))
  const beeps = new AudioWorkletNode(audio, 'beeps', { channelCount: 1, channelCountMode: 'explicit' })
  beeps.connect(new GainNode(audio, { gain: 0 })).connect(audio.destination)
  beeps.port.onmessage = ({ data }) => {
    const { contextTime, performanceTime } = audio.getOutputTimestamp()
    window.__heard.push(performanceTime + (data - contextTime) * 1000)
  }
  const tapped = new WeakSet()
  const tap = () => {
    for (const connection of window.__connections) {
      for (const { receiver, mid } of connection.getTransceivers()) {
        if (receiver.track.kind !== 'audio' || !/^a\d/.test(mid) || tapped.has(receiver)) continue
        tapped.add(receiver)
        audio.createMediaStreamSource(new MediaStream([receiver.track])).connect(beeps)
      }
    }
  }
  tap()
  setInterval(tap, 200)
  window.__latency = () => ({ base: audio.baseLatency * 1000, output: audio.outputLatency * 1000 })
}

/** For each flash the beep nearest to it: sound minus picture, milliseconds. */
export function offsets(flashes, beeps) {
  return flashes.flatMap((flash) => {
    const nearest = beeps.reduce((best, beep) => (Math.abs(beep - flash) < Math.abs(best - flash) ? beep : best), Infinity)
    return Math.abs(nearest - flash) < 500 ? [nearest - flash] : []
  })
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
