// SPDX-License-Identifier: Apache-2.0
// What somebody sees and hears of one person: each frame that is shown, and the sound's statistics five times a second.

/** Runs in the page of the receiver before anything else: keeps what the server says of the way to it, once somebody looks at the figures. */
export function available() {
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args)
      this.addEventListener('message', ({ data }) => {
        const { type, body } = JSON.parse(data)
        if (type === 'media.stats') window.__available = body.available_bps
      })
    }
  }
}

/** Runs in the page of the receiver: follows the camera tile of a person (by part of the name). */
export function follow(name) {
  const probe = { frames: [], sounds: [], trace: [] }
  window.__probe = probe
  let video
  const frame = (of) => (now, meta) => {
    probe.frames.push([now, meta.width, meta.height])
    if (of === video) of.requestVideoFrameCallback(frame(of))
  }
  const tile = () => [...document.querySelectorAll('[data-testid="tile"]')].find((t) => t.dataset.source === 'camera' && t.getAttribute('aria-label').includes(name))
  // once a second: what happens to the slot of this person
  const trace = (at, stats) => {
    if (probe.trace.length && at - probe.trace.at(-1).at < 1_000) return
    const id = tile()?.dataset.participant
    const slot = window.__rostrum.slots.find((s) => s.participant === id && s.source === 'camera')
    const report = [...stats.values()].find((r) => r.type === 'inbound-rtp' && r.mid === slot?.slot)
    probe.trace.push({
      at, available: window.__available, paused: slot?.paused, told: slot?.height, height: report?.frameHeight, bytes: report?.bytesReceived, packets: report?.packetsReceived,
      lost: report?.packetsLost, nacks: report?.nackCount, plis: report?.pliCount, decoded: report?.framesDecoded, keys: report?.keyFramesDecoded,
      dropped: report?.framesDropped, rtx: report?.retransmittedPacketsReceived, buffered: report?.jitterBufferDelay, emitted: report?.jitterBufferEmittedCount,
      sound: [...stats.values()].filter((r) => r.type === 'inbound-rtp' && r.kind === 'audio').reduce((sum, r) => sum + r.bytesReceived + r.headerBytesReceived, 0),
      slots: window.__rostrum.slots.filter((s) => s.paused !== 'not_wanted' && s.slot.startsWith('v')).map((s) => `${s.slot}:${s.height}${s.paused === 'none' ? '' : s.paused}`).join(' '),
    })
  }
  let busy = false
  setInterval(async () => {
    const now = tile()?.querySelector('video')
    if (now && now !== video) {
      video = now
      video.requestVideoFrameCallback(frame(video))
    }
    const connection = window.__connections.findLast((c) => c.connectionState !== 'closed')
    if (busy || !connection) return
    busy = true
    const at = performance.now()
    const stats = await connection.getStats().catch(() => new Map())
    busy = false
    trace(at, stats)
    const id = tile()?.dataset.participant
    const heard = window.__rostrum.slots.find((s) => s.slot.startsWith('a') && s.participant === id)?.slot
    const report = [...stats.values()].find((r) => r.type === 'inbound-rtp' && r.mid === heard)
    const sound = { at, slot: heard, samples: report?.totalSamplesReceived ?? 0, concealed: report?.concealedSamples ?? 0 }
    probe.sounds.push(sound)
  }, 200)
}

/** The trace as lines: seconds from a moment, and what changed within each second. Pure. */
export function story(trace, from) {
  return trace.slice(1).map((is, i) => {
    const was = trace[i]
    const d = (name) => (is[name] ?? 0) - (was[name] ?? 0)
    const late = d('emitted') ? Math.round((1000 * d('buffered')) / d('emitted')) : '-'
    return `${((is.at - from) / 1000).toFixed(1).padStart(6)} s ${String(is.height).padStart(4)}p ${String(Math.round((d('bytes') * 8) / (is.at - was.at))).padStart(5)} kbit/s` +
      ` frames ${d('decoded')} keys ${d('keys')} dropped ${d('dropped')} lost ${d('lost')} nacks ${d('nacks')} rtx ${d('rtx')} plis ${d('plis')} buffer ${late} ms; way ${Math.round((is.available ?? 0) / 1000)} kbit/s; sound ${Math.round((d('sound') * 8) / (is.at - was.at))} kbit/s; ${is.slots}`
  })
}

/** Runs in the page of the sender: seconds in which its encoders were limited, by cause and layer. */
export async function limits() {
  const found = { cpu: 0, other: 0, layers: [] }
  for (const connection of window.__connections.filter((c) => c.connectionState === 'connected')) {
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== 'outbound-rtp' || report.kind !== 'video' || !report.qualityLimitationDurations) continue
      const { cpu, ...others } = report.qualityLimitationDurations
      found.cpu = Math.max(found.cpu, cpu)
      found.other = Math.max(found.other, others.bandwidth)
      found.layers.push(`${report.rid ?? ''} ${report.frameWidth ?? 0}x${report.frameHeight ?? 0} ${Math.round((report.targetBitrate ?? 0) / 1000)} kbit/s ${report.framesPerSecond ?? 0} fps`)
    }
  }
  return found
}

/** A gap between two frames that people see as a freeze; three frames at the slowest temporal layer of 15 frames a second stay below. */
export const FREEZE_MS = 300
/** A layer counts as reached when it stays that long. */
const STAYS_MS = 3_000

/**
 * Figures of a window. Pure.
 * @param probe of `follow`
 * @param from, to milliseconds of the page's clock
 * @param right heights `[least, most]` that are right now
 */
export function judge(probe, { from, to, right }) {
  const inside = probe.frames.filter(([at]) => at >= from && at < to)
  const gaps = []
  const before = probe.frames.findLast(([at]) => at < from)?.[0] ?? from
  const times = [Math.min(before, from), ...inside.map(([at]) => at), to]
  for (let i = 1; i < times.length; i++) {
    if (times[i] - times[i - 1] <= FREEZE_MS) continue
    const length = times[i] - Math.max(times[i - 1], from)
    if (length > 0) gaps.push(length)
  }
  const frozen = gaps.reduce((sum, gap) => sum + gap, 0)
  const heights = new Map()
  let changes = 0
  inside.forEach(([, , height], i) => {
    heights.set(height, (heights.get(height) ?? 0) + 1)
    if (i > 0 && inside[i - 1][2] !== height) changes++
  })
  return {
    seconds: (to - from) / 1000,
    frozenPercent: (100 * frozen) / (to - from),
    frozenSeconds: frozen / 1000,
    longestFreeze: Math.max(0, ...gaps) / 1000,
    fps: (1000 * inside.length) / (to - from),
    heights: [...heights].sort((a, b) => b[1] - a[1]).map(([height, frames]) => ({ height, percent: Math.round((100 * frames) / inside.length) })),
    changes,
    right: reached(inside, from, to, right),
    ...heard(probe.sounds, from, to),
  }
}

/** Seconds until frames are of a right height for a while without a freeze; null: not within the window. */
function reached(frames, from, to, [least, most]) {
  const good = (i) => {
    for (let j = i; j < frames.length; j++) {
      if (frames[j][2] < least || frames[j][2] > most || (j > i && frames[j][0] - frames[j - 1][0] > FREEZE_MS)) return false
      if (frames[j][0] - frames[i][0] >= STAYS_MS) return true
    }
    // at the end of the window less is enough
    return frames.length > i && to - frames.at(-1)[0] <= FREEZE_MS && to - frames[i][0] >= STAYS_MS / 2
  }
  for (let i = 0; i < frames.length; i++) if (good(i)) return (frames[i][0] - from) / 1000
  return null
}

/** Concealed sound: its share, and the longest time in which nearly nothing but concealment was heard. */
function heard(sounds, from, to) {
  const inside = sounds.filter(({ at }) => at >= from - 200 && at < to)
  let samples = 0
  let concealed = 0
  let gap = 0
  let longest = 0
  for (let i = 1; i < inside.length; i++) {
    const [was, is] = [inside[i - 1], inside[i]]
    const all = is.samples - was.samples
    const lost = is.concealed - was.concealed
    // in another slot: its counters go on from what others have said there
    if (was.slot !== is.slot) continue
    samples += all
    concealed += lost
    gap = lost > 0.8 * all ? gap + is.at - was.at : 0
    longest = Math.max(longest, gap)
  }
  return { concealedPercent: samples ? (100 * concealed) / samples : 100, longestSilence: longest / 1000 }
}
