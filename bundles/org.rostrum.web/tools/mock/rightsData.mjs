// SPDX-License-Identifier: Apache-2.0
// Groups and zones that the mock server knows at its start.
export const ALL = [
  'address_book_edit', 'call', 'conference_create', 'screen_share', 'desktop_control_request', 'desktop_control_grant', 'slide_show', 'file_send',
  'file_receive', 'record', 'poll', 'operator',
];
const OF_ACCOUNTS = ['address_book_edit', 'call', 'conference_create', 'poll', 'operator'];
const without = (...taken) => ALL.filter((right) => !taken.includes(right));
export const group = (id, display_name, rights, more = {}) => ({
  id, display_name, predefined: id.startsWith('@'), rights, locked_rights: [], members: 0, inbound_limit_kbps: null, outbound_limit_kbps: null, ...more,
});

/** What a new mock knows. */
export const rightsData = () => ({
  ownRights: ALL.map((right) => ({
    right, granted: !['operator', 'record'].includes(right), granted_by: right === 'operator' ? [] : [{ id: '@no_group', display_name: 'Users without group' }],
    taken_by_zone: right === 'record' ? 'Internet' : null, taken_at_home: false,
  })),
  groups: [
    group('@no_group', 'Users without group', without('operator'), { locked_rights: ['operator'] }),
    group('@federated', 'Federated users', without(...OF_ACCOUNTS), { locked_rights: OF_ACCOUNTS }),
    group('@guests', 'Guest users', without(...OF_ACCOUNTS, 'record'), { locked_rights: OF_ACCOUNTS }),
    group('0001', 'Sales', without('operator', 'record'), { members: 42 }),
    group('0002', 'Operators', ALL, { members: 3, inbound_limit_kbps: 4096 }),
  ],
  groupMembers: { '0001': ['anna', 'boris'], '0002': ['chiara'] },
  zones: [
    { id: 'trusted', display_name: 'Trusted network', enabled: true, networks: ['10.0.0.0/8', '192.168.0.0/16', 'fd00::/8'], methods: ['password'], rights: ALL },
    { id: 'external', display_name: 'Internet', enabled: true, networks: [], methods: ['password'], rights: without('record', 'desktop_control_grant') },
  ],
});

