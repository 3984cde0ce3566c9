// SPDX-License-Identifier: Apache-2.0
import type { SettingGroup } from './settingsApi';

/** Pages of the menu that show settings (10/CPC-3), by the part of the address after `/settings/`. */
export const PLACES = ['server', 'network', 'mail', 'gateways', 'web', 'users', 'passwords', 'conferences', 'chats', 'api', 'reports'] as const;
export type Place = (typeof PLACES)[number];

/** Address of the settings of a place, below the panel. */
export const SETTINGS_PATH: Readonly<Record<Place, string>> = {
  server: '/settings', network: '/network/settings', mail: '/network/mail', gateways: '/gateways/settings', web: '/web/settings', users: '/users/settings', passwords: '/users/passwords',
  conferences: '/conferences/settings', chats: '/chats/settings', api: '/api/settings', reports: '/reports/settings',
};

/** First part of a group's id → its page; whatever is not named here belongs to Dashboard › Settings, so nothing gets lost. */
const PLACE_OF: Readonly<Record<string, Place>> = {
  network: 'network', listener: 'network', address: 'network', reach: 'network', federation: 'network',
  smtp: 'mail', mail: 'mail',
  media: 'gateways', webrtc: 'gateways', ice: 'gateways', turn: 'gateways', rtp: 'gateways', sip: 'gateways', h323: 'gateways', rtsp: 'gateways', transcoding: 'gateways',
  web: 'web', 'guest-page': 'web', https: 'web', acme: 'web',
  identity: 'users', users: 'users', accounts: 'users', authentication: 'users', password: 'passwords', lockout: 'passwords', ldap: 'users', 'sign-in': 'users',
  call: 'conferences', conference: 'conferences', conferences: 'conferences', streaming: 'conferences', signal: 'conferences', recording: 'conferences',
  api: 'api', oauth2: 'api', reports: 'reports', audit: 'reports',
  chat: 'chats', chats: 'chats', survey: 'chats', file: 'chats',
};

export function placeOf(group: string): Place {
  // Settings of the node are grouped by their whole PID
  const groupId = group.replace(/^org\.rostrum\./, '');
  return PLACE_OF[groupId.split(/[._]/)[0]!.toLowerCase()] ?? PLACE_OF[groupId.split('-')[0]!.toLowerCase()] ?? 'server';
}

export const groupsAt = (groups: readonly SettingGroup[], place: Place) => groups.filter((group) => placeOf(group.id) === place);
