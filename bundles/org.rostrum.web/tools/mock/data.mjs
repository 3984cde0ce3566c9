// SPDX-License-Identifier: Apache-2.0
// What the mock server knows at its start; each scenario changes a part of it.
const HOUR = 3600;

export function initialData(now = Math.floor(Date.now() / 1000)) {
  const conference = (id, topic, more = {}) => ({
    id, topic, owner: 'anna', mode: 'PxP', access: 'private', allow_only_planned_participants: false, launch_type: 'room', description: '', state: 'stopped', session_id: '',
    url: `https://video.example.com/c/${id}`, web_client_url: `https://video.example.com/webrtc/${id}`, pin_enabled: false,
    created_at: now - 5 * HOUR, schedule: { type: 'none' },
    invitations: [{ id: 'anna', display_name: 'Anna Lindqvist', is_moderator: true }], ...more,
  });
  return {
    setupRequired: false,
    administration: true,
    signedIn: false,
    serverName: 'video.example.com',
    company: 'Northwind Institute',
    contacts: { name: 'Maria Petrova', phone: '+44 20 7946 0123', email: 'it@northwind.example' },
    users: [
      { id: 'anna', display_name: 'Anna Lindqvist', email: 'anna@northwind.example', password: 'correct horse' },
      { id: 'boris', display_name: 'Boris Okafor', email: 'boris@northwind.example', password: 'correct horse' },
    ],
    conferences: [
      conference('2697881968', 'Weekly design review', {
        access: 'public', state: 'running', session_id: '00000000000000a1@video.example.com#vcs',
        description: 'What we made this week and what comes next.\nBring one screen, at most five minutes each.',
        invitations: [
          { id: 'anna', display_name: 'Anna Lindqvist', is_moderator: true },
          { id: 'boris', display_name: 'Boris Okafor', is_moderator: false },
          { id: 'chiara', display_name: 'Chiara Rossi', is_moderator: true },
        ],
      }),
      conference('4410275583', 'Board meeting', { allow_only_planned_participants: true, description: 'Confidential.' }),
      conference('7735012904', 'Office hours with the data team', { access: 'public' }),
      conference('lab_7', 'Laboratory 7', { owner: 'boris' }),
    ],
    pushKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    pushResult: 'delivered',
    pushPreferences: { calls: true, missed_calls: true, quiet: false, quiet_from: '22:00', quiet_until: '07:00', time_zone: 'UTC' },
    pushSubscriptions: [
      { id: 'd2', user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1', created_at: now - 72 * HOUR, last_used_at: now - 26 * HOUR, current: false },
    ],
    sessions: [
      { id: 's1', address: '203.0.113.24', user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', created_at: now - 2 * HOUR, last_used_at: now - 20, current: true },
      { id: 's2', address: '198.51.100.7', user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1', created_at: now - 72 * HOUR, last_used_at: now - 26 * HOUR, current: false },
      { id: 's3', address: '2001:db8::42', user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', created_at: now - 200 * HOUR, last_used_at: now - 190 * HOUR, current: false },
    ],
  };
}
