// SPDX-License-Identifier: Apache-2.0
// Calls of the history that the mock server knows at its start.
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** As the logs tell it. */
const time = (at) => ({ date: `${new Date(at * 1000).toISOString().slice(0, 23).replace('T', ' ')}000`, timezone_type: 3, timezone: 'UTC' });
const figure = (mean) => ({ mean, p95: Math.round(mean * 13) / 10, max: mean * 2 });

function call(index, topic, conference, owner, start, duration, participants, cause) {
  return {
    conference_id: `00000000000000${index}@video.example.com#vcs`, named_conf_id: conference, topic, class: 10, type: 5, subtype: 0, owner: `${owner}@video.example.com`,
    participant_count: participants, start_time: time(start), duration, end_time: cause ? time(start + duration) : null, end_cause: cause,
  };
}

function join(index, name, start, duration, reason, media) {
  const login = name.split(' ')[0].toLowerCase();
  return {
    app_id: `${index}`.repeat(32), avg_cpu_load: -1, avg_sent_fps: media ? 29.6 : 0, bitrate_in: 0, bitrate_out: 0, call_id: login === 'guest' ? '#guest:g1' : `${login}@video.example.com`,
    display_name: name, duration, join_time: time(start), leave_time: reason ? time(start + duration) : null, leave_reason: reason, video_w: media ? 1280 : 0, video_h: media ? 720 : 0,
    participant_id: `p${index}`, address: '203.0.113.24', user_agent: AGENT, media,
  };
}

const media = (up, down, loss, roundTrip, poor, cause, path = 'udp') => ({
  samples: 480, path, audio_codec: 'OPUS', video_codec: 'VP8', bitrate_up: figure(up), bitrate_down: figure(down), loss_up: figure(loss), loss_down: figure(0.1),
  jitter: figure(6), round_trip: figure(roundTrip), fair: poor * 2, poor, cause,
});

/** A connection that gets narrow in the middle; `p3` was measured too long ago, of `p4` there is nothing. */
export function samples(participant, start, step) {
  if (participant === 'p3' || participant === 'p4') return [];
  return Array.from({ length: Math.floor((40 * MINUTE) / step) }, (_, index) => {
    const narrow = index * step > 14 * MINUTE && index * step < 20 * MINUTE;
    const wave = 1 + 0.08 * Math.sin(index / 3) + 0.04 * Math.sin(index * 1.7);
    return {
      time: start + index * step, path: 'udp', bitrate_up: (narrow ? 310 : 1_420) * wave, bitrate_down: (narrow ? 420 : 1_900) * wave, loss_up: narrow ? 6.2 * wave : 0.4,
      loss_down: narrow ? 3.1 * wave : 0.1, jitter: 6 * wave, round_trip: index % 40 === 7 ? null : (narrow ? 210 : 48) * wave, level: narrow ? 'poor' : 'good', cause: narrow ? 'loss_up' : 'none',
    };
  });
}

export function callData(now) {
  const start = now - 26 * HOUR;
  return {
    calls: [
      call('a1', 'Weekly design review', '2697881968', 'anna', now - 42 * MINUTE, 42 * MINUTE, 4, null),
      call('b1', 'Office hours with the data team', '7735012904', 'boris', start, 40 * MINUTE, 4, 'all_left'),
      call('b2', 'Interview, second round', '4410023771', 'grace', start - 5 * HOUR, HOUR + 312, 3, 'by_moderator'),
      call('b3', 'Weekly design review', '2697881968', 'anna', start - 7 * 24 * HOUR, 55 * MINUTE, 12, 'server_stopped'),
    ],
    callStart: start,
    callJoins: [
      join(1, 'Boris Okafor', start, 40 * MINUTE, 1, media(1_420, 1_900, 1.3, 61, 72, 'loss_up')), join(2, 'Anna Lindqvist', start + 30, 39 * MINUTE, 4, media(1_180, 2_310, 0, 24, 0, 'none')),
      join(3, 'Chiara Rossi', start + 9 * MINUTE, 12 * MINUTE, 2, media(240, 310, 0.2, 188, 31, 'bandwidth', 'tcp')), join(4, 'Guest Weber', start + 20 * MINUTE, 3 * MINUTE, 3, null),
    ],
    callInvites: [['anna', true], ['chiara', true], ['dmitri', false]].map(([login, accepted]) => ({
      call_id: `${login}@video.example.com`, invited_by: 'video.example.com', time: time(start), accepted, display_name: '',
    })),
  };
}
