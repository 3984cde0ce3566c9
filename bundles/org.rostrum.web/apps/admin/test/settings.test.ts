// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { groupsAt, placeOf } from '../src/settings/places';
import { changesOf, draftOf, faultOf, isChanged, restartOf, searchSettings, valueOf } from '../src/settings/settingModel';
import type { Setting, SettingGroup } from '../src/settings/settingsApi';

const setting = (more: Partial<Setting>): Setting => ({
  name: 'a.b', title: 'Title', description: 'What it is', type: 'text', unit: null, minimum: null, maximum: null, choices: null, default: null, value: null,
  scope: 'site', restart: null, elsewhere: null, changed_at: null, changed_by: null, ...more,
});
const port = setting({ name: 'net.port', title: 'Media port', type: 'number', minimum: 1024, maximum: 65535, default: 53000, value: 53000, restart: 'listener' });
const secret = setting({ name: 'net.secret', title: 'Secret', type: 'secret', value: '***' });
const list = setting({ name: 'net.proxies', type: 'list', default: [], value: ['10.0.0.5'], restart: 'server' });

describe('a draft of settings', () => {
  it('sends only what differs from the server', () => {
    const draft = draftOf([port, secret, list]);
    expect(changesOf([port, secret, list], draft)).toEqual({});
    expect(changesOf([port, secret, list], { ...draft, 'net.port': '53001' })).toEqual({ 'net.port': 53001 });
    expect(changesOf([port, secret, list], { ...draft, 'net.proxies': [] })).toEqual({ 'net.proxies': [] });
  });
  it('never sends the stars of a secret that nobody touched', () => {
    expect(isChanged(secret, '')).toBe(false);
    expect(valueOf(secret, 'new')).toBe('new');
  });
  it('takes an emptied number as the default', () => expect(valueOf(port, ' ')).toBeNull());
  it.each([['1023', 'tooSmall'], ['1024', null], ['65535', null], ['65536', 'tooBig'], ['5.5', 'notANumber'], ['abc', 'notANumber'], ['', null]] as const)(
    'checks %s by the limits of the setting', (typed, fault) => expect(faultOf(port, typed)).toBe(fault));
  it('names the heaviest of what changes interrupt', () => {
    expect(restartOf([port, secret, list], ['net.port'])).toBe('listener');
    expect(restartOf([port, secret, list], ['net.port', 'net.proxies'])).toBe('server');
    expect(restartOf([port, secret, list], ['net.secret'])).toBeNull();
  });
});

describe('groups of settings', () => {
  const groups: SettingGroup[] = [
    { id: 'network', title: 'Network', settings: [port, secret] }, { id: 'smtp', title: 'Mail', settings: [list] }, { id: 'example', title: 'Example', settings: [] },
  ];
  it.each([['network', 'network'], ['network.reach', 'network'], ['webrtc', 'gateways'], ['identity', 'users'], ['guest-page', 'web'], ['something-new', 'server'],
    ['conference.limits', 'conferences'], ['smtp', 'mail'], ['lockout', 'passwords'], ['api', 'api'], ['monitor', 'server'], ['call', 'conferences'], ['org.rostrum.listener', 'network'], ['org.rostrum.media.turn', 'gateways'], ['org.rostrum.store', 'server']] as const)('%s is shown under %s', (id, place) => expect(placeOf(id)).toBe(place));
  it('each is on one page', () => expect(groupsAt(groups, 'server').map(({ id }) => id)).toEqual(['example']));
  it('are searched by every word, in title, description and name', () => {
    expect(searchSettings(groups, 'media PORT').map(({ settings }) => settings)).toEqual([[port]]);
    expect(searchSettings(groups, 'net.secret')).toHaveLength(1);
    expect(searchSettings(groups, 'media nothing')).toEqual([]);
    expect(searchSettings(groups, ' ')).toEqual(groups);
  });
});
