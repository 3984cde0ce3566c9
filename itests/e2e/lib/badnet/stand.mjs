// SPDX-License-Identifier: Apache-2.0
// A meeting of five: a sender with 720p, three parties of the load tool, and a receiver whose network is bad.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { launch } from '../browser.mjs'
import { eventually } from '../eventually.mjs'
import { MeetingPage } from '../meeting.mjs'
import { OnlyPort } from '../onlyPort.mjs'
import { conference, user, world } from '../world.mjs'
import { Impairer, onlyWay } from './impairer.mjs'
import { available, follow, judge, limits, story } from './probe.mjs'
import { program } from './program.mjs'
import { TwoWays } from './twoWays.mjs'

const SENDER = { width: 1280, height: 720, fps: 15, detail: true }
const RECEIVER = { width: 320, height: 180, fps: 5 }
const PARTIES = 3
/** More than that share of the time limited by the processor: the run says nothing about the network. */
const CPU_SHARE = 0.05

export class Stand {
  static async create({ log = () => {} } = {}) {
    const stand = new Stand()
    stand.log = log
    ;({ server: stand.server } = await world())
    try {
      stand.annApi = await user(stand.server, 'ann')
      stand.bobApi = await user(stand.server, 'bob')
      stand.clip = join(stand.server.data, 'party.ivf')
      execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10', '-t', '3', '-c:v', 'libvpx', '-b:v', '80k',
        '-g', '60', '-error-resilient', '1', '-f', 'ivf', stand.clip])
      stand.sender = await launch('ann', { camera: SENDER, handleSIGINT: false })
    } catch (error) {
      await stand.close()
      throw error
    }
    return stand
  }

  async close() {
    await this.sender?.close().catch(() => {})
    await this.server?.dispose()
  }

  /** Runs a profile and returns its figures; throws if the impairer or the meeting does not come about. */
  async run(profile, { seconds = 30, after = 20, seed = 1, withoutNack = false, trace = false } = {}) {
    const open = []
    const cid = await conference(this.annApi, { topic: `Bad network ${profile.name}` })
    try {
      const way = await this.way(profile, seed, open)
      const parties = program('parties', '--url', this.server.url, '--conference', cid, '--publishers', String(PARTIES), '--clip', this.clip)
      open.push(() => parties.end())
      const starting = launch('bob', { camera: RECEIVER, handleSIGINT: false, ...(way.chromium ? { executablePath: way.chromium } : {}) })
      open.push(async () => (await starting).close())
      const ann = await MeetingPage.open(this.sender, this.server, cid, { api: this.annApi })
      open.push(() => ann.close())
      const [browser] = await Promise.all([starting, ann.join(), parties.line((line) => line.startsWith('joined'))])
      return await this.watch(profile, ann, way, await this.receive(browser, cid, { ...way, withoutNack, trace }, open), { seconds, after, trace })
    } finally {
      for (const close of open.reverse()) await close().catch((error) => this.log(`not closed: ${error.message}`))
      await this.annApi.post(`/conferences/${cid}/stop`)
    }
  }

  /** How the receiver reaches the server. */
  async way(profile, seed, open) {
    if (profile.kind === 'blocked') {
      const only = await OnlyPort.create(this.server.ports.platform)
      open.push(async () => only.close())
      return { chromium: only.chromium, origin: `https://localhost:${this.server.ports.platform}` }
    }
    const ways = profile.kind === 'address' ? await TwoWays.create() : undefined
    if (ways) open.push(async () => ways.close())
    const impairer = await Impairer.create({ address: '127.0.0.1', port: this.server.ports.media }, { seed, listen: `${ways?.address ?? '127.0.0.1'}:0` })
    open.push(() => impairer.close())
    return { impairer, ways, chromium: ways?.chromium, origin: ways && `https://${ways.address}:${this.server.ports.https}` }
  }

  async receive(browser, cid, way, open) {
    const figures = way.trace ? [[available]] : []
    const scripts = way.impairer ? [[onlyWay, { address: way.impairer.address, port: way.impairer.port, withoutNack: way.withoutNack }]] : []
    const bob = await MeetingPage.open(browser, this.server, cid, {
      api: this.bobApi, width: 1440, height: 900, scripts: [...figures, ...scripts], ...(way.origin ? { origin: way.origin } : {}),
    })
    open.push(() => bob.close())
    return bob
  }

  async watch(profile, ann, { impairer, ways }, bob, { seconds, after, trace }) {
    const clock = () => bob.page.evaluate(() => performance.now())
    const impair = async ({ up, down } = {}) => {
      await impairer?.up(up)
      await impairer?.down(down)
    }
    await impair(profile.before)
    await bob.page.evaluate(follow, 'Ann Archer')
    const joined = await clock()
    await bob.join()
    await bob.page.locator(`[data-testid="tile"][data-participant="${await this.seen(bob)}"]`).dblclick()
    if (trace) await bob.page.locator('[data-testid=quality]:visible').first().click()
    const [least, most] = profile.start ?? profile.right
    const top = profile.kind ? profile.right : (profile.start ?? profile.back ?? [least, most])
    await eventually(async () => {
      const picture = await bob.picture('Ann Archer')
      return picture && picture.height >= top[0] && picture.height <= top[1] ? '' : `it began with ${picture?.width}x${picture?.height}`
    }, { within: 60_000 }).catch(async (error) => {
      throw trace ? new Error(`${error.message}\n${story((await bob.page.evaluate(() => window.__probe)).trace, joined).join('\n')}`) : error
    })
    const startSeconds = ((await clock()) - joined) / 1000
    await sleep(3_000)
    const limitedBefore = await ann.page.evaluate(limits)
    const from = await clock()
    ways?.change()
    if (!profile.kind) await impair(profile.during)
    await sleep(seconds * 1000)
    const to = await clock()
    if (!profile.kind) await impair(profile.before)
    if (profile.back) await sleep(after * 1000)
    const end = await clock()
    const limited = await ann.page.evaluate(limits)
    const probe = await bob.page.evaluate(() => window.__probe)
    const network = await impairer?.figures()
    if (impairer && network.down.packets < 100) throw new Error(`nothing went through the impairer: ${JSON.stringify(network)}`)
    const cpu = (limited.cpu - limitedBefore.cpu) / ((end - from) / 1000)
    const during = judge(probe, { from, to, right: profile.right })
    return {
      startSeconds, during, after: profile.back && judge(probe, { from: to, to: end, right: profile.back }), cpu, network, layers: limited.layers,
      story: story(probe.trace, from),
      right: profile.kind === 'blocked' ? startSeconds : during.right,
      void: cpu > CPU_SHARE ? `the sender's processor was the limit ${Math.round(100 * cpu)} % of the time` : '',
    }
  }

  async seen(bob) {
    await eventually(async () => ((await bob.picture('Ann Archer')) ? '' : `no picture; tiles: ${await bob.tiles()}`), { within: 30_000 })
    return bob.participant('Ann Archer')
  }
}
