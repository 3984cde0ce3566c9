// SPDX-License-Identifier: Apache-2.0
// Each browser has a camera of one colour with a bar that moves, and a microphone with one tone: pictures and sound can
// then be told apart at the other end.
import { openSync, writeSync, closeSync } from 'node:fs'

/** People of the tests: who is which colour (RGB) and tone (Hz). */
export const PEOPLE = {
  ann: { rgb: [208, 32, 32], tone: 440 },
  bob: { rgb: [32, 176, 48], tone: 1000 },
  gus: { rgb: [40, 72, 216], tone: 2300 },
}

function yuv([r, g, b]) {
  return [
    Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b),
    Math.round(128 - 0.148 * r - 0.291 * g + 0.439 * b),
    Math.round(128 + 0.439 * r - 0.368 * g - 0.071 * b),
  ]
}

/** Adds patches that move to the left and, finer, noise that is another one in each frame. */
function moving(width, height) {
  let state = 1
  const random = (amplitude) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.round((state / 2 ** 32 - 0.5) * 2 * amplitude)
  }
  const patches = Int8Array.from({ length: 256 * 64 }, () => random(22))
  const noise = Int8Array.from({ length: 65_536 + width }, () => random(5))
  return (luma, frame) => {
    for (let row = 0; row < height; row++) {
      const from = (row * 7919 + frame * 10_007) & 0xffff
      for (let x = 0; x < width; x++) {
        luma[row * width + x] += patches[(((x + frame * 12) >> 3) & 255) + 256 * ((row >> 3) & 63)] + noise[from + x]
      }
    }
  }
}

/**
 * Writes a y4m file: plain colour, a grey bar that walks from left to right in one second.
 * @param detail with grain that moves, so that encoders need the bit rate that they have for real pictures
 */
export function writeVideo(path, rgb, { width = 1280, height = 720, fps = 10, detail = false } = {}) {
  const file = openSync(path, 'w')
  const [y, u, v] = yuv(rgb)
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`)
  const luma = Buffer.alloc(width * height)
  const chroma = Buffer.concat([Buffer.alloc((width * height) / 4, u), Buffer.alloc((width * height) / 4, v)])
  const bar = Math.floor(width / 16)
  const grain = detail ? moving(width, height) : undefined
  for (let frame = 0; frame < fps; frame++) {
    luma.fill(y)
    grain?.(luma, frame)
    const x = Math.floor((frame * (width - bar)) / fps)
    for (let row = 0; row < height; row++) luma.fill(200, row * width + x, row * width + x + bar)
    writeSync(file, 'FRAME\n')
    writeSync(file, luma)
    writeSync(file, chroma)
  }
  closeSync(file)
}

/** Writes a 16-bit mono WAV of a steady tone whose end meets its beginning. */
export function writeTone(path, hertz, { seconds = 5, rate = 48000, level = 0.4 } = {}) {
  const samples = seconds * rate
  const data = Buffer.alloc(44 + samples * 2)
  data.write('RIFF', 0)
  data.writeUInt32LE(36 + samples * 2, 4)
  data.write('WAVEfmt ', 8)
  data.writeUInt32LE(16, 16)
  data.writeUInt16LE(1, 20)
  data.writeUInt16LE(1, 22)
  data.writeUInt32LE(rate, 24)
  data.writeUInt32LE(rate * 2, 28)
  data.writeUInt16LE(2, 32)
  data.writeUInt16LE(16, 34)
  data.write('data', 36)
  data.writeUInt32LE(samples * 2, 40)
  for (let i = 0; i < samples; i++) {
    data.writeInt16LE(Math.round(level * 32767 * Math.sin((2 * Math.PI * hertz * i) / rate)), 44 + 2 * i)
  }
  const file = openSync(path, 'w')
  writeSync(file, data)
  closeSync(file)
}
