// SPDX-License-Identifier: Apache-2.0
// A camera that flashes and a microphone that beeps at the same moment, once a second, and an observer that tells when a page shows
// flashes and plays beeps.

/**
 * Runs in a page before its own scripts: `__steady()` makes a clock for pieces of sound. A piece that a busy page reads late still says
 * by its time stamp when it was due; the promptest of the last second tells how far stamps are from the clock of the page.
 */
export function steadyClock() {
  window.__steady = () => {
    const late = []
    return ({ timestamp }) => {
      const due = timestamp / 1000
      late.push(performance.now() - due)
      if (late.length > 100) late.shift()
      return due + Math.min(...late)
    }
  }
}

/** Runs in the page before its own scripts, after `steadyClock`: camera and microphone are this source. `window.__source`: when each left it. */
export function flashAndBeep() {
  const TONE = 3000
  const LENGTH = 0.15
  let made
  const make = () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 480, height: 270 })
    const paint = canvas.getContext('2d', { alpha: false })
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
      paint.fillRect(0, 0, 480, 270)
      // something moves, so that pictures flow
      paint.fillStyle = '#808080'
      paint.fillRect((frame++ * 7) % 440, 250, 40, 20)
    }
    setInterval(draw, 20)
    const stream = canvas.captureStream(20)
    stream.addTrack(out.stream.getAudioTracks()[0])
    return stream
  }
  const source = (window.__source = { flashes: [], beeps: [] })
  const watch = async (track, seen) => {
    const reader = new MediaStreamTrackProcessor({ track: track.clone() }).readable.getReader()
    const heardAt = window.__steady()
    let quietSince = performance.now()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const at = track.kind === 'video' ? performance.now() : heardAt(next.value)
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
 * Runs in the page of a receiver that has `steadyClock`: `window.__seen` and `window.__heard` get the moments at which flashes are displayed and beeps
 * are heard, by the page's clock in milliseconds.
 */
export function observe() {
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

  // Heard is what leaves the jitter buffer, after the time that the browser tells of its loudspeaker. An AudioContext would not do: what
  // it takes from a track waits in a queue of its own, which grows on a busy computer.
  let output = 0
  const measureOutput = async () => {
    for (const report of (await window.__connections.at(-1).getStats()).values()) {
      if (report.type === 'media-playout' && report.totalSamplesCount > 0) output = (report.totalPlayoutDelay / report.totalSamplesCount) * 1000
    }
  }
  const turn = 2 * Math.cos((2 * Math.PI * 3000) / 48000)
  /** Goertzel: how much of 3 kHz there is. */
  const beeping = (data) => {
    const samples = new Float32Array(data.numberOfFrames)
    data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' })
    let [a, b] = [0, 0]
    for (const x of samples) [a, b] = [x + turn * a - b, a]
    return Math.sqrt(Math.max(0, a * a + b * b - turn * a * b)) / (samples.length / 2) > 0.08
  }
  const listen = async (track) => {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
    const heardAt = window.__steady()
    let quietSince = performance.now()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const at = heardAt(next.value) + output
      const on = beeping(next.value)
      next.value.close()
      if (on && at - quietSince > 300) window.__heard.push(at)
      if (on) quietSince = at
    }
  }
  const heard = new WeakSet()
  setInterval(() => {
    for (const connection of window.__connections) {
      for (const { receiver, mid } of connection.getTransceivers()) {
        if (receiver.track.kind !== 'audio' || !/^a\d/.test(mid) || heard.has(receiver)) continue
        heard.add(receiver)
        void listen(receiver.track)
      }
    }
    void measureOutput()
  }, 200)
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
