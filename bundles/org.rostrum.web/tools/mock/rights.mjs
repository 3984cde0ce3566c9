// SPDX-License-Identifier: Apache-2.0
// Groups, rights and zones, in memory.
import { administrator } from './panel.mjs';
import { refuse } from './refuse.mjs';
import { ALL, group } from './rightsData.mjs';

const found = (list, id, reason) => list.find((one) => one.id === decodeURIComponent(id)) ?? refuse(404, reason);
const NETWORK = /^[0-9a-f:.]+\/[0-9]{1,3}$/;

function explain(data, login, zone) {
  const account = data.panelAccounts.find((one) => one.id === decodeURIComponent(login)) ?? refuse(404, 'userNotFound');
  const own = data.groups.filter(({ id }) => data.groupMembers[id]?.includes(account.id));
  const groups = own.length ? own : [data.groups[0]];
  const there = data.zones.find(({ id }) => id === zone) ?? refuse(404, 'zoneNotFound');
  return ALL.map((right) => {
    const granted_by = groups.filter(({ rights }) => rights.includes(right)).map(({ id, display_name }) => ({ id, display_name }));
    const taken_by_zone = there.rights.includes(right) ? null : there.display_name;
    return { right, granted: granted_by.length > 0 && taken_by_zone === null, granted_by, taken_by_zone, taken_at_home: false };
  });
}

export const RIGHTS_OPERATIONS = [
  ['GET', /^\/groups$/, (data) => administrator(data) && [200, { cnt: data.groups.length, groups: data.groups }]],
  ['POST', /^\/groups$/, (data, _, { display_name }) => {
    administrator(data, true);
    if (data.groups.some((one) => one.display_name.toLowerCase() === display_name.toLowerCase())) refuse(400, 'uniqueValueAlreadyInUse', 'display_name');
    const made = group(String(data.groups.length - 2).padStart(4, '0'), display_name, [...data.groups[0].rights]);
    data.groups.push(made);
    return [200, { group: made }];
  }],
  ['PATCH', /^\/groups\/([^/]+)$/, (data, [, id], { inbound_limit_kbps, outbound_limit_kbps, ...body }) => {
    administrator(data, true);
    const one = found(data.groups, id, 'groupNotFound');
    const limit = (kbps, before) => (kbps === undefined ? before : kbps === 0 ? null : kbps);
    if (body.display_name && data.groups.some((other) => other !== one && other.display_name.toLowerCase() === body.display_name.toLowerCase())) refuse(400, 'uniqueValueAlreadyInUse', 'display_name');
    if ([inbound_limit_kbps, outbound_limit_kbps].some((kbps) => kbps > 0 && kbps < 32)) refuse(400, 'bandwidthInvalid', 'inbound_limit_kbps');
    Object.assign(one, body, {
      inbound_limit_kbps: limit(inbound_limit_kbps, one.inbound_limit_kbps), outbound_limit_kbps: limit(outbound_limit_kbps, one.outbound_limit_kbps),
    });
    return [200, { group: one }];
  }],
  ['DELETE', /^\/groups\/([^/]+)$/, (data, [, id]) => {
    administrator(data, true);
    const gone = found(data.groups, id, 'groupNotFound');
    if (gone.predefined) refuse(409, 'groupPredefined', 'group_id');
    data.groups = data.groups.filter((one) => one !== gone);
    return [204];
  }],
  ['POST', /^\/groups\/([^/]+)\/users$/, (data, [, id], { user_id }) => {
    administrator(data, true);
    found(data.panelAccounts, user_id, 'userNotFound');
    (data.groupMembers[decodeURIComponent(id)] ??= []).push(user_id);
    return [204];
  }],
  ['DELETE', /^\/groups\/([^/]+)\/users\/([^/]+)$/, (data, [, id, user]) => {
    administrator(data, true);
    data.groupMembers[id] = data.groupMembers[id].filter((login) => login !== decodeURIComponent(user));
    return [204];
  }],
  ['GET', /^\/users\/([^/]+)\/rights$/, (data, [, id], __, query) => administrator(data) && [200, { rights: explain(data, id, query.get('zone')) }]],
  ['GET', /^\/zones$/, (data) => administrator(data) && [200, { zones: data.zones, your_zone: 'trusted' }]],
  ['PATCH', /^\/zones\/([^/]+)$/, (data, [, id], body) => {
    administrator(data, true);
    const zone = found(data.zones, id, 'zoneNotFound');
    const wrong = body.networks?.findIndex((text) => !NETWORK.test(text)) ?? -1;
    if (wrong >= 0) refuse(400, 'invalidValue', `networks[${wrong}]`);
    if (id === 'trusted' && body.networks?.length === 0) refuse(400, 'zoneNetworksInvalid', 'networks');
    return [200, { zone: Object.assign(zone, body) }];
  }],
];
