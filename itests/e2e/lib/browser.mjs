// SPDX-License-Identifier: Apache-2.0
// Chromium as a person has it: own profile, own camera colour, own tone.
import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PEOPLE, writeTone, writeVideo } from './media.mjs'

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

// A small camera by default: three software encoders and decoders share two cores
const CAMERA = { width: 640, height: 360, fps: 10 }

function mediaOf(person, camera) {
  const folder = join(tmpdir(), 'rostrum-e2e-media')
  mkdirSync(folder, { recursive: true })
  const video = join(folder, `${person}-${camera.width}x${camera.height}-${camera.fps}${camera.detail ? '-detail' : ''}.y4m`)
  const tone = join(folder, `${person}.wav`)
  if (!existsSync(video)) writeVideo(video, PEOPLE[person].rgb, camera)
  if (!existsSync(tone)) writeTone(tone, PEOPLE[person].tone)
  return { video, tone }
}

/** Starts a browser whose camera and microphone are those of `person`; close it with `browser.close()`. */
export async function launch(person, { args = [], camera = CAMERA, executablePath = CHROMIUM, ...options } = {}) {
  const { video, tone } = mediaOf(person, camera)
  const browser = await chromium.launch({
    ...options,
    executablePath,
    headless: true,
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`, `--use-file-for-fake-audio-capture=${tone}`,
      '--autoplay-policy=no-user-gesture-required', '--auto-select-desktop-capture-source=Entire screen',
      ...args,
    ],
  })
  return browser
}

/** A page of a fresh profile that trusts the server's own certificate. */
export async function open(browser, { width = 960, height = 600, ...options } = {}) {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true, viewport: { width, height }, permissions: ['camera', 'microphone'], ...options,
  })
  const page = await context.newPage()
  page.faults = []
  page.on('pageerror', (e) => page.faults.push(e.message))
  // No fault of a page, but the browser's word about its service worker: none comes from a self-signed server, or the page went while it came
  const worker = /^An (SSL certificate|unknown) error occurred when fetching the script/
  const fault = (m) => m.type() === 'error' && !worker.test(m.text())
  page.on('console', (m) => fault(m) && page.faults.push(`${m.text()} ${m.location().url}`))
  return page
}

/**
 * Firefox with a camera and a microphone that it makes up, driven by WebDriver BiDi.
 *
 * @returns the browser and how to end it: its profile is ours, for the driver would delete it while a slow Firefox still writes there
 */
export async function launchFirefox() {
  const userDataDir = mkdtempSync(join(tmpdir(), 'rostrum-e2e-firefox-'))
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    userDataDir,
    headless: true,
    acceptInsecureCerts: true,
    timeout: 60_000,
    extraPrefsFirefox: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true, 'media.autoplay.default': 0 },
  })
  const program = browser.process()
  const close = async () => {
    const ended = program.exitCode === null && program.signalCode === null ? once(program, 'exit') : undefined
    await browser.close()
    await ended
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  return { browser, close }
}

/** Runs in the page: pictures that came over its connections. Firefox counts no frames of live streams in the element. */
export async function framesDecoded() {
  let decoded = 0
  for (const connection of window.__connections) {
    for (const report of (await connection.getStats()).values()) {
      if (report.type === 'inbound-rtp' && report.kind === 'video') decoded += report.framesDecoded ?? 0
    }
  }
  return decoded
}

/** Runs in the page: energy of the sound that came. */
export async function audioEnergy() {
  let energy = 0
  for (const connection of window.__connections) {
    for (const report of (await connection.getStats()).values()) {
      if (report.type === 'inbound-rtp' && report.kind === 'audio') energy += report.totalAudioEnergy ?? 0
    }
  }
  return energy
}
