// SPDX-License-Identifier: Apache-2.0
// Bad networks and what the product has to keep in them (issue 4). A profile's `bars` are the most that is allowed:
//   frozen   % of the time in which the picture stands still (gaps of more than 0.3 s)
//   freeze   the longest standstill, seconds
//   concealed % of the sound that the receiver had to invent
//   silence  the longest time in which nearly all of it was invented, seconds
//   right    seconds until the layer that fits is shown without a freeze
//   back     seconds after the end until the layer from before is shown again
// `right` and `back` beside them are the heights that count. `ci`: bars of the test suite, whose host is busy with other things;
// still below what is seen when repair or allocation does not work.

const TOP = [720, 720]
const RETURN_S = 8

export const PROFILES = [
  {
    name: 'loss5', title: '5 % loss, both ways', during: { down: 'loss=0.05', up: 'loss=0.05' }, right: TOP, back: TOP,
    // Each loss is repaired within a round trip: nobody should notice. Loss that is not a full path must not cost the layer.
    bars: { frozen: 2, freeze: 1, concealed: 5, silence: 0.4, right: 3, back: RETURN_S },
    // without NACK 90 % are frozen, the longest 9 s; on a busy host up to 24 % were with it
    ci: { frozen: 45, freeze: 3, concealed: 10, silence: 1.5, right: 8, back: 8 },
  },
  {
    name: 'burst15', title: '15 % loss in bursts of 6, both ways', during: { down: 'burst=0.15 mean=6', up: 'burst=0.15 mean=6' }, right: [180, 720], back: TOP,
    // Bursts of six packets take 0.12 s of sound, redundancy cannot bring back all; the picture may step down, it must move.
    bars: { frozen: 8, freeze: 2, concealed: 15, silence: 0.8, right: 5, back: RETURN_S },
  },
  {
    name: 'delay300', title: '300 ± 50 ms, both ways', during: { down: 'delay=300 jitter=50', up: 'delay=300 jitter=50' }, right: TOP, back: TOP,
    // One standstill while buffers fill is unavoidable; then it is late, not bad.
    bars: { frozen: 3, freeze: 1.2, concealed: 5, silence: 0.6, right: 5, back: RETURN_S },
  },
  {
    name: 'narrow300', title: '300 kbit/s down for one of five', during: { down: 'rate=300 queue=300' }, right: [90, 360], back: TOP,
    // Six times less than before at once: a second of overflow, a key frame of a smaller layer, then calm. Sound goes first.
    bars: { frozen: 10, freeze: 2.5, concealed: 6, silence: 1, right: 5, back: RETURN_S },
    // 29 to 42 % in pieces of a second (three to four pictures a second); paused pictures, as with sound that travelled three times, were 93 to 99 %
    ci: { frozen: 85, freeze: 6, concealed: 20, silence: 3, back: 15 },
  },
  {
    name: 'step', title: '1 Mbit/s, 200 kbit/s, 1 Mbit/s', before: { down: 'rate=1000 queue=300' }, start: [360, 720],
    during: { down: 'rate=200 queue=300' }, right: [90, 360], back: [360, 720],
    bars: { frozen: 10, freeze: 2.5, concealed: 6, silence: 1, right: 5, back: RETURN_S },
  },
  {
    name: 'blocked', title: 'UDP blocked: one TCP port', kind: 'blocked', right: TOP,
    // TCP without loss is as good as UDP; `right` is from the click on Join.
    bars: { frozen: 2, freeze: 1, concealed: 2, silence: 0.4, right: 10 },
  },
  {
    name: 'address', title: 'another network (address change)', kind: 'address', right: TOP,
    // People accept a moment as when a call is handed over, not a new dial: what breaks comes back by itself. `right` is from the change.
    bars: { freeze: 4, silence: 4, right: RETURN_S },
  },
]

/** Which bars are not kept, in words. Pure. */
export function broken(bars, figures) {
  const { during, after } = figures
  const values = {
    frozen: during.frozenPercent, freeze: during.longestFreeze, concealed: during.concealedPercent, silence: during.longestSilence,
    right: figures.right ?? during.right, back: after?.right,
  }
  return Object.entries(bars).flatMap(([name, most]) => {
    const value = values[name]
    if (value === null || value === undefined) return [`${name}: never`]
    return value > most ? [`${name}: ${value.toFixed(1)} > ${most}`] : []
  })
}

export function profile(name) {
  const found = PROFILES.find((each) => each.name === name)
  if (!found) throw new Error(`there is no profile ${name}; there are ${PROFILES.map((each) => each.name).join(', ')}`)
  return found
}
