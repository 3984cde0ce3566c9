// SPDX-License-Identifier: Apache-2.0
// Calls of the mock: the own history over REST, what rings over the signalling socket.
const MINUTE = 60;

const entry = (id, type, display_name, more) => ({
  id, type, display_name, account_id: null, address: '', title: null, conference_id: null, owner_name: null, session_id: null, started_at: 1_767_225_600, duration: 0, cause: null,
  cause_code: null, answered_by: null, ...more,
});

export function historyData(now) {
  const at = (minutes) => now - minutes * MINUTE;
  return {
    history: [
      entry('h1', 'missed', 'Boris Okafor', { account_id: 'boris@video.example.com', address: 'boris', started_at: at(12), cause: 'no_answer', cause_code: 16 }),
      entry('h2', 'outgoing', 'Chiara Rossi', { account_id: 'chiara@video.example.com', address: 'chiara', started_at: at(55), duration: 157, cause: 'hung_up', cause_code: 18 }),
      entry('h3', 'conference', 'Weekly design review', { address: '\\c\\2697881968', conference_id: '2697881968', owner_name: 'Anna Lindqvist', session_id: '00000000000000b1', started_at: at(180), duration: 3_312 }),
      entry('h4', 'incoming', 'Grace Mbeki', { account_id: 'grace@video.example.com', address: 'grace', started_at: at(1_500), cause: 'cancelled', cause_code: 14, answered_by: 'Dmitri Volkov' }),
      entry('h5', 'outgoing', 'Front desk', { address: 'desk', started_at: at(2_950), cause: 'busy', cause_code: 2 }),
    ],
    unseen: 1,
    callPreferences: { call_waiting: true, always_through_server: false },
  };
}

const signedIn = (data) => data.signedIn || [401, { error: { code: 401, errors: [{ reason: 'unauthorized' }] } }];

export const CALL_OPERATIONS = [
  ['GET', /^\/me\/calls\/unseen$/, (data) => (signedIn(data) === true ? [200, { unseen: data.unseen }] : signedIn(data))],
  ['POST', /^\/me\/calls\/seen$/, (data) => {
    data.unseen = 0;
    return [204];
  }],
  ['GET', /^\/me\/calls\/preferences$/, (data) => [200, { preferences: data.callPreferences }]],
  ['PATCH', /^\/me\/calls\/preferences$/, (data, _, body) => [200, { preferences: Object.assign(data.callPreferences, body) }]],
  ['GET', /^\/(?:me|users\/[^/]+)\/calls$/, (data, _, __, query) => {
    const [wanted, type] = [(query.get('search') ?? '').toLowerCase(), query.get('type')];
    const calls = data.history.filter((one) => one.display_name.toLowerCase().includes(wanted) && (!type || one.type === type));
    return [200, { results: calls.length, calls: calls.slice(0, Number(query.get('page_size') ?? 50)) }];
  }],
];

/** A call as the socket tells of it. */
export const call = (more) => ({
  id: 'a'.repeat(32), kind: 'person', direction: 'incoming', phase: 'ringing', title: null, dialled: null, outcome: 'ringing', cause: null, device: '',
  conference_id: null, direct: true, peer: { account_id: 'boris@video.example.com', display_name: 'Boris Okafor' }, answered_by: null,
  started_at: 1_767_225_600_000, accepted_at: null, ended_at: null, held_by: [], away_by: [], ...more,
});

/** Answers a page's signalling socket; `mock.data.ringing` is what there is. */
export function answerSignal(page, mock) {
  return page.routeWebSocket(/\/signal$/, (socket) => socket.onMessage((text) => {
    const { type, id } = JSON.parse(text);
    const ringing = mock.data.ringing;
    const bodies = {
      hello: {
        version: 1, connection_id: 'c1', server: { name: 'video.example.com', version: '1', time: 1_767_225_600_000 },
        identity: { kind: 'user', name: 'anna@video.example.com', display_name: 'Anna Lindqvist' },
        limits: { message_bytes: 1000, messages_per_second: 50 }, ping_interval_ms: 2000, types: [],
      },
      ping: { time: 1_767_225_600_000 },
      'call.list': { calls: ringing ? [ringing] : [] },
      'call.start': { call: ringing },
      'call.reject': { call: { ...ringing, phase: 'ended', outcome: 'rejected', cause: 'rejected' } },
    };
    socket.send(JSON.stringify({ type: 'ok', id, body: bodies[type] ?? {} }));
  }));
}
