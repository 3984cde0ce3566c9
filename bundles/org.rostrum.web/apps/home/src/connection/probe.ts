// SPDX-License-Identifier: Apache-2.0
import type { NetworkTest } from '@rostrum/api';
import type { Outcome } from './verdict';

/** ICE tries again within this time; what takes longer does not work, milliseconds. */
const LIMIT = 8_000;
const FAILED: Outcome = { ok: false, roundTrip: null };

/** Whether the signalling socket opens. */
export function trySignal(url: string): Promise<Outcome> {
  const begin = performance.now();
  return new Promise((done) => {
    const socket = new WebSocket(url, 'rostrum.v1');
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.close();
      done(outcome);
    };
    const timer = setTimeout(() => finish(FAILED), LIMIT);
    socket.onopen = () => finish({ ok: true, roundTrip: Math.round((performance.now() - begin) / 3) });
    socket.onerror = () => finish(FAILED);
  });
}

/** Whether ICE finds the server over this protocol, directly or through its relay. */
export async function tryMedia(test: NetworkTest, way: 'udp' | 'tcp' | 'relay'): Promise<Outcome> {
  const candidates = test.candidates.filter((each) => each.split(' ')[2] === (way === 'tcp' ? 'tcp' : 'udp'));
  if (candidates.length === 0 || (way === 'relay' && test.ice_servers.length === 0)) return FAILED;
  const connection = new RTCPeerConnection(way === 'relay' ? { iceServers: test.ice_servers, iceTransportPolicy: 'relay' } : {});
  try {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer(test, candidates) });
    await connection.setLocalDescription(await connection.createAnswer());
    return (await found(connection)) ? { ok: true, roundTrip: await roundTrip(connection) } : FAILED;
  } catch {
    return FAILED;
  } finally {
    connection.close();
  }
}

function found(connection: RTCPeerConnection): Promise<boolean> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), LIMIT);
    connection.oniceconnectionstatechange = () => {
      const state = connection.iceConnectionState;
      if (state !== 'connected' && state !== 'completed' && state !== 'failed') return;
      clearTimeout(timer);
      done(state !== 'failed');
    };
  });
}

async function roundTrip(connection: RTCPeerConnection): Promise<number | null> {
  const report = await connection.getStats();
  const times: number[] = [];
  report.forEach((each: Record<string, unknown>) => {
    const time = each['currentRoundTripTime'];
    if (each['type'] === 'candidate-pair' && each['state'] === 'succeeded' && typeof time === 'number') times.push(time * 1000);
  });
  return times.length === 0 ? null : Math.round(Math.min(...times));
}

/** One section that the server would send; it never does. */
function offer({ ufrag, password, fingerprint }: NetworkTest, candidates: readonly string[]): string {
  return [
    'v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0', 'a=ice-lite',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 0.0.0.0', 'a=mid:0', `a=ice-ufrag:${ufrag}`, `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${fingerprint}`, 'a=setup:actpass', 'a=rtcp-mux', 'a=sendonly', 'a=rtpmap:111 opus/48000/2',
    ...candidates.map((each) => `a=candidate:${each}`), 'a=end-of-candidates', '',
  ].join('\r\n');
}
