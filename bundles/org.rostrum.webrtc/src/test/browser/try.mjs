// SPDX-License-Identifier: Apache-2.0
// Tries the media plane with real browsers: node try.mjs [chromium|firefox] [scenario...]. See README.md.
import { execFileSync, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const httpPort = Number(process.env.HTTP_PORT ?? 25001);
const mediaPort = Number(process.env.MEDIA_PORT ?? 25002);
const workers = process.env.WORKERS ?? '1';
// a network name space whose way from here tc narrows (see README.md), and our address in it
const narrow = process.env.NARROW;
const address = process.env.ADDRESS ?? '127.0.0.1';
const [browserName = 'chromium', ...wanted] = process.argv.slice(2);
const sleep = s => new Promise(r => setTimeout(r, s * 1000));
let failures = 0;
let java;

function check(what, ok, seen) {
  console.log((ok ? 'ok   ' : 'FAIL ') + what + (seen === undefined ? '' : '  [' + (typeof seen === 'string' ? seen : JSON.stringify(seen)) + ']'));
  failures += ok ? 0 : 1;
}

async function server() {
  const child = spawn('java', ['-Dharness.address=' + address, ...(process.env.JAVA_OPTIONS ?? '').split(' ').filter(Boolean), '-Dorg.slf4j.simpleLogger.defaultLogLevel=info', '-cp', process.env.CLASSPATH,
    'org.rostrum.webrtc.internal.BrowserHarness', String(httpPort), String(mediaPort), here, workers], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', d => { process.stdout.write(d); if (String(d).includes('ready')) resolve(); });
    child.on('exit', code => reject(new Error('server ended with ' + code)));
  });
  return child;
}

async function launch(name) {
  if (name === 'firefox') {
    const puppeteer = (await import('puppeteer-core')).default;
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true, extraPrefsFirefox: {
      'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true, 'media.autoplay.default': 0,
      'media.peerconnection.ice.loopback': true, 'media.peerconnection.ice.obfuscate_host_addresses': false } });
    return { close: () => browser.close(), page: () => browser.newPage() };
  }
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: name === 'narrow' ? here + '/chromium-narrow' : '/usr/bin/chromium', headless: true, args: [
    '--unsafely-treat-insecure-origin-as-secure=http://' + address + ':' + httpPort,
    '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--allow-loopback-in-peer-connection',
    '--autoplay-policy=no-user-gesture-required', '--disable-features=WebRtcHideLocalIpsWithMdns'] });
  return { close: () => browser.close(), page: async () => (await browser.newContext({ permissions: ['camera', 'microphone'] })).newPage() };
}

process.on('SIGTERM', () => process.exit(2));
process.on('exit', () => java?.kill());

const browsers = new Map();
async function join(peer, options = {}, name = browserName) {
  if (!browsers.has(name)) browsers.set(name, await launch(name));
  const page = await browsers.get(name).page();
  await page.goto(`http://${address}:${httpPort}/`);
  await page.evaluate(`window.client = new Client(${JSON.stringify(peer)}, ${JSON.stringify(options)}); client.start()`);
  return {
    peer, page,
    run: code => page.evaluate(code),
    stats: () => page.evaluate('client.stats()'),
    want: (...video) => page.evaluate(`client.want(...${JSON.stringify(video)})`),
    leave: async () => { await page.evaluate(`client.request('media.disconnect', {})`); await page.close(); },
  };
}
const slot = (name, whose, height, source = 'camera') => ({ slot: name, participant_id: whose, source, width: Math.round(height * 16 / 9), height });
const gate = (peer, source, open) => fetch(`http://${address}:${httpPort}/gate?peer=${peer}&source=${source}&open=${open}`);
async function rate(peer, mid, seconds) {
  const before = (await peer.stats()).in[mid].bytes;
  await sleep(seconds);
  return Math.round(((await peer.stats()).in[mid].bytes - before) * 8 / seconds / 1000);
}
async function until(peer, what, condition, limit = 15) {
  const start = Date.now();
  while (Date.now() - start < limit * 1000) {
    const s = await peer.stats();
    if (condition(s)) { check(what, true, ((Date.now() - start) / 1000).toFixed(1) + ' s'); return s; }
    await sleep(0.1);
  }
  const s = await peer.stats();
  check(what, false, s);
  return s;
}

const scenarios = {
  async two() {
    const a = await join('alice');
    const b = await join('bob');
    await a.want(slot('v0', 'bob', 720));
    await b.want(slot('v0', 'alice', 720));
    for (const p of [a, b]) {
      await until(p, p.peer + ' decodes the other in the top layer', s => s.in.v0?.frames > 20 && s.in.v0.size === '1280x720', 30);
      const s = await p.stats();
      check(p.peer + ' hears the other', s.in.a0?.samples > 0 && s.in.a0.energy > 0, s.in.a0);
      check(p.peer + ' first frame under 1.5 s', s.firstFrame.v0 < 1500 + (p === a ? 5000 : 0), s.firstFrame.v0 + ' ms');
    }
    const before = await b.stats();
    await sleep(10);
    const s = await b.stats();
    check('a steady stream', s.in.v0.frames - before.in.v0.frames > 150 && s.in.v0.freezes - before.in.v0.freezes === 0,
      { frames: s.in.v0.frames - before.in.v0.frames, freezes: s.in.v0.freezes - before.in.v0.freezes, lost: s.in.v0.lost, nack: s.in.v0.nack, concealed: s.in.a0.concealed });
    console.log(JSON.stringify(s, null, 1));
    const c = await join('carol', { videoSlots: 1 });
    await c.want(slot('v0', 'alice', 180));
    await until(c, 'a thumbnail is 320x180', x => x.in.v0?.size === '320x180');
    const thumbnail = await rate(c, 'v0', 5);
    const stage = await rate(b, 'v0', 5);
    check('a thumbnail takes at most 250 kbit/s', thumbnail > 20 && thumbnail <= 250, thumbnail + ' kbit/s, stage ' + stage);
    for (const height of [180, 360, 720, 180, 720]) {
      await b.want(slot('v0', 'alice', height));
      await until(b, 'layer of ' + height, x => x.in.v0.size === height * 16 / 9 + 'x' + height && x.slots.v0.height === height, 10);
    }
    await c.want({ slot: 'v0', width: 640, height: 360 });
    await until(c, 'a slot without participant shows somebody', x => x.slots.v0.participant_id && x.slots.v0.paused === 'none');
    await a.run('client.share()');
    await b.want(slot('v0', 'alice', 720), slot('v1', 'alice', 1080, 'content'));
    await until(b, 'shared content arrives', x => x.in.v1?.frames > 5 && x.in.v1.size === '1920x1080');
    await gate('alice', 'CAMERA', false);
    await until(b, 'a closed camera is told as muted', x => x.slots.v0.paused === 'muted');
    const frozen = (await b.stats()).in.v0.frames;
    await sleep(1);
    check('nothing comes through a closed gate', (await b.stats()).in.v0.frames - frozen <= 1);
    await gate('alice', 'CAMERA', true);
    await until(b, 'and it comes again', x => x.in.v0.frames > frozen + 10);
    await b.want(slot('v0', 'alice', 360), slot('v2', 'carol', 360), slot('v3', 'alice', 180));
    await until(b, 'more slots than sections make a new offer', x => x.offers === 2 && x.in.v3?.frames > 5 && x.in.v2?.frames > 5);
    for (const p of [a, b, c]) {
      const x = await p.stats();
      check(p.peer + ' without errors', !x.error && x.state === 'connected', x.error ?? x.state);
    }
    await Promise.all([a, b, c].map(p => p.leave()));
  },

  async codecs() {
    const a = await join('alice', { codecs: ['VP8', 'H264'] });
    const b = await join('bob', { codecs: ['VP8', 'H264'] });
    await b.want(slot('v0', 'alice', 720));
    await until(b, 'VP8 by default', s => s.in.v0?.frames > 20 && s.in.v0.codec === 'video/VP8');
    const c = await join('carol', { codecs: ['H264'] });
    await c.want(slot('v0', 'alice', 360));
    await until(c, 'a newcomer without VP8 gets a picture', s => s.in.v0?.frames > 20 && s.in.v0.codec === 'video/H264', 20);
    await until(b, 'and the others go on in the new codec', s => s.in.v0.codec === 'video/H264' && s.in.v0.frames > 40);
    await c.leave();
    await until(b, 'and back when he leaves', s => s.in.v0.codec === 'video/VP8', 20);
    await Promise.all([a, b].map(p => p.leave()));
    for (const codec of ['VP9', 'AV1']) {
      const x = await join('x' + codec.toLowerCase(), { codecs: [codec] });
      const y = await join('y' + codec.toLowerCase(), { codecs: [codec] });
      await y.want(slot('v0', x.peer, 720));
      await until(y, codec + ' when all have only that', s => s.in.v0?.frames > 20 && s.in.v0.codec === 'video/' + codec, 20);
      await x.leave();
      await y.leave();
    }
  },

  async mixed() {
    const a = await join('alice', {}, 'chromium');
    const b = await join('bob', {}, 'firefox');
    await a.want(slot('v0', 'bob', 720));
    await b.want(slot('v0', 'alice', 720));
    for (const p of [a, b]) {
      await until(p, p.peer + ' decodes the other', s => s.in.v0?.frames > 60, 30);
      const s = await p.stats();
      console.log(JSON.stringify(s, null, 1));
    }
    await a.want(slot('v0', 'bob', 180));
    await sleep(5);
    console.log(JSON.stringify((await a.stats()).in.v0), JSON.stringify((await a.stats()).slots.v0));
    await Promise.all([a, b].map(p => p.leave()));
  },

  // layers inside one stream: the receiver changes size, frames go on
  async scalable() {
    for (const [codec, mode, sizes] of [['VP9', 'L3T3_KEY', true], ['VP9', 'L3T3', true], ['AV1', 'L1T3', false], ['AV1', 'L3T3_KEY', true], ['VP9', 'L1T3', false], ['H264', 'L1T3', false]]) {
      const name = codec + ' ' + mode + ': ';
      const x = await join('x' + codec.toLowerCase() + mode.toLowerCase().replace('_', ''), { codecs: [codec], mode });
      const y = await join('y' + x.peer.slice(1), { codecs: [codec], silent: true });
      await y.want(slot('v0', x.peer, 720));
      await until(y, name + 'a picture', s => s.in.v0?.frames > 20 && s.in.v0.codec === 'video/' + codec, 30);
      await sleep(3);
      const sent = (await x.stats()).out.cam;
      check(name + 'is what is encoded', sent.mode === mode, { mode: sent.mode, size: sent.size, fps: sent.fps, limit: sent.limit, encoder: sent.encoder });
      const top = (await y.stats()).in.v0.size;
      const before = await y.stats();
      const started = Date.now();
      for (const height of [180, 720, 360, 180, 360, 720]) {
        await y.want(slot('v0', x.peer, height));
        const frames = (await y.stats()).in.v0.frames;
        const wanted = sizes ? height * 16 / 9 + 'x' + height : top;
        await until(y, name + 'layer of ' + height, s => s.in.v0.size === wanted && s.in.v0.frames > frames + 10, 10);
        await sleep(2);
        console.log('     ' + JSON.stringify({ kbps: await rate(y, 'v0', 2), fps: (await y.stats()).in.v0.fps, slot: (await y.stats()).slots.v0.height }));
      }
      const after = await y.stats();
      const seconds = (Date.now() - started) / 1000;
      check(name + 'frames grow through all changes', after.in.v0.frames - before.in.v0.frames > 10 * seconds,
        { frames: after.in.v0.frames - before.in.v0.frames, seconds: Math.round(seconds), freezes: after.in.v0.freezes - before.in.v0.freezes });
      check(name + 'no freeze longer than a second', (after.in.v0.frozen - before.in.v0.frozen) <= Math.max(0, after.in.v0.freezes - before.in.v0.freezes), after.in.v0.frozen - before.in.v0.frozen);
      await x.leave();
      await y.leave();
    }
  },

  // lips: a flash and a beep of the same moment, also after somebody else was in the slot
  async lips() {
    const a = await join('alice', { codecs: ['VP8'], flashes: true });
    const c = await join('carol', { codecs: ['VP8'] });
    const b = await join('bob', { codecs: ['VP8'], silent: true });
    await b.want(slot('v0', 'alice', 360));
    await until(b, 'a picture', s => s.in.v0?.frames > 20, 20);
    await gate('carol', 'MICROPHONE', false);
    const mid = Object.values((await b.stats()).slots).find(s => s.participant_id === 'alice' && s.slot.startsWith('a')).slot;
    await b.run(`client.lips('v0', '${mid}')`);
    const measure = async what => {
      const before = (await b.run('client.lipSkew()')).length;
      await sleep(20);
      const skew = (await b.run('client.lipSkew()')).slice(before + 1).sort((x, y) => x - y).map(Math.round);
      const median = skew[skew.length >> 1];
      check(what + ': median within -60 to +100 ms', median >= -60 && median <= 100, { median, least: skew[0], most: skew.at(-1), beeps: skew.length });
    };
    await measure('lips');
    await b.want(slot('v0', 'carol', 360));
    await sleep(3);
    await b.want(slot('v0', 'alice', 180));
    await sleep(3);
    await measure('lips after the slot showed somebody else');
    await Promise.all([a, b, c].map(p => p.leave()));
  },

  // what nobody watches is not sent
  async watched() {
    const a = await join('alice', { codecs: ['VP8'] });
    const b = await join('bob', { codecs: ['VP8'], silent: true });
    await b.want(slot('v0', 'alice', 180));
    await until(b, 'a thumbnail', s => s.in.v0?.size === '320x180');
    await until(a, 'only the lowest layer is sent', s => s.out.caml?.active && s.out.camh?.active === false && s.out.camm?.active === false, 10);
    const start = Date.now();
    await b.want(slot('v0', 'alice', 720));
    await until(b, 'the top layer comes again', s => s.in.v0.size === '1280x720', 15);
    console.log('     ' + (Date.now() - start) + ' ms');
    await b.want();
    await until(a, 'nothing is sent when nobody watches', s => [s.out.camh, s.out.camm, s.out.caml].every(l => l?.active === false), 10);
    const again = Date.now();
    const frames = (await b.stats()).in.v0.frames;
    await b.want(slot('v0', 'alice', 360));
    await until(b, 'and it comes again', s => s.in.v0.frames > frames + 5, 10);
    console.log('     ' + (Date.now() - again) + ' ms');
    await Promise.all([a, b].map(p => p.leave()));
  },

  // NARROW=<name space> ADDRESS=<our address in it>: the way to bob is made narrow and wide again
  async narrow() {
    const tc = rate => execFileSync('tc', ['qdisc', 'replace', 'dev', process.env.DEVICE, 'root', 'tbf', 'rate', rate, 'burst', '8kb', 'latency', '300ms']);
    tc('20mbit');
    const a = await join('alice');
    const b = await join('bob', { silent: true }, 'narrow');
    await b.want(slot('v0', 'alice', 720));
    await until(b, 'the top layer over 20 Mbit/s', s => s.in.v0?.frames > 20 && s.in.v0.size === '1280x720', 30);
    for (const [rate, seconds] of [['20mbit', 10], ['800kbit', 20], ['300kbit', 20], ['20mbit', 25]]) {
      tc(rate);
      console.log('way ' + rate);
      for (let i = 0; i < seconds; i++) {
        const before = (await b.stats()).in.v0;
        await sleep(1);
        const v = (await b.stats()).in.v0;
        console.log(JSON.stringify({ kbps: Math.round((v.bytes - before.bytes) * 8 / 1000), size: v.size, fps: v.frames - before.frames, lost: v.lost - before.lost, nack: v.nack - before.nack, freezes: v.freezes, pli: v.pli }));
      }
    }
    await Promise.all([a, b].map(p => p.leave()));
  },

  async start() {
    const times = [];
    const a = await join('alice');
    await sleep(6);
    for (let i = 0; i < 10; i++) {
      const b = await join('bob' + i);
      await b.want(slot('v0', 'alice', 720));
      const s = await until(b, 'join ' + i, x => x.firstFrame.v0 > 0);
      times.push(s.firstFrame.v0);
      await b.leave();
    }
    times.sort((x, y) => x - y);
    check('median of the first frame under 1.5 s', times[5] < 1500, times.join(' ') + ' ms');
    await a.leave();
  },
};

java = await server();
try {
  for (const name of wanted.length ? wanted : ['two']) {
    console.log('--- ' + name + ' (' + browserName + ')');
    await scenarios[name]();
  }
} catch (e) {
  check('no exception', false, e.stack);
} finally {
  for (const b of browsers.values()) await b.close();
  java.kill();
}
process.exit(failures ? 1 : 0);
