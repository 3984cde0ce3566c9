// SPDX-License-Identifier: Apache-2.0

const HEAD = ['v=0', 'o=- 7 1 IN IP4 127.0.0.1', 's=-', 't=0 0'];
const FINGERPRINT = Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(':');
const REPAIR = ['nack', 'nack pli', 'ccm fir', 'transport-cc'];

/** An offer as the server writes it (docs/protocols/signalling.md, "Transports"), to nowhere. */
export function offer(audioSlots, videoSlots) {
  const slots = (letter, count) => Array.from({ length: count }, (_, index) => `${letter}${index}`);
  const mids = ['mic', 'cam', 'con', 'cau', ...slots('a', audioSlots), ...slots('v', videoSlots)];
  const lines = [...HEAD, `a=group:BUNDLE ${mids.join(' ')}`, 'a=ice-lite', 'a=extmap-allow-mixed', 'a=msid-semantic: WMS *', ...mids.flatMap(section)];
  return `${lines.join('\r\n')}\r\n`;
}

function section(mid, index) {
  const audio = /^(mic|cau|a\d+)$/.test(mid);
  return [
    `m=${audio ? 'audio' : 'video'} 9 UDP/TLS/RTP/SAVPF ${audio ? (mid === 'cau' ? '112' : '111') : '96 97'}`,
    'c=IN IP4 0.0.0.0', `a=mid:${mid}`, 'a=ice-ufrag:ufragufrag', 'a=ice-pwd:passwordpasswordpassword', `a=fingerprint:sha-256 ${FINGERPRINT}`,
    'a=setup:actpass', 'a=rtcp-mux', 'a=rtcp-rsize', /^[av]\d/.test(mid) ? 'a=sendonly' : 'a=recvonly',
    'a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid',
    ...(audio ? sound(mid) : picture(mid)),
    ...(/^[av]\d/.test(mid) ? [`a=msid:${mid} ${mid}`, `a=ssrc:${1000 + index} cname:${mid}`] : []),
    ...(index === 0 ? ['a=candidate:1 1 udp 9 127.0.0.1 9 typ host', 'a=end-of-candidates'] : []),
  ];
}

function sound(mid) {
  const type = mid === 'cau' ? 112 : 111;
  return ['a=extmap:4 urn:ietf:params:rtp-hdrext:ssrc-audio-level', `a=rtpmap:${type} opus/48000/2`, `a=fmtp:${type} minptime=10;useinbandfec=1${mid === 'cau' ? ';stereo=1' : ''}`];
}

function picture(mid) {
  return [
    'a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
    'a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
    'a=extmap:5 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
    'a=rtpmap:96 VP8/90000', ...REPAIR.map((each) => `a=rtcp-fb:96 ${each}`), 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96',
    ...(mid === 'cam' ? ['a=rid:h recv', 'a=rid:m recv', 'a=rid:l recv', 'a=simulcast:recv h;m;l'] : []),
  ];
}
