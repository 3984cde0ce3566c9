// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readUris } from '../src/applications/uris';
import { PRESETS, resourcesOf, searchResources, spelledOut, toggled } from '../src/applications/permissionTree';

const known = ['users:read', 'users:write', 'conferences.participants:read', 'conferences:read', 'conferences:write', 'conferences.sessions.podiums.participants']
  .map((name) => ({ name, description: `may ${name}` }));

describe('the tree of permissions', () => {
  it('has one row for a resource, each below what it is part of (60/OP-2)', () =>
    expect(resourcesOf(known).map(({ name, depth, read, write, whole }) => [name, depth, read !== null, write !== null, whole !== null])).toEqual([
      ['conferences', 0, true, true, false], ['conferences.participants', 1, true, false, false],
      ['conferences.sessions.podiums.participants', 3, false, false, true], ['users', 0, true, true, false],
    ]));
  it('is searched by names and descriptions', () => {
    expect(searchResources(resourcesOf(known), 'may users').map(({ name }) => name)).toEqual(['users']);
    expect(searchResources(resourcesOf(known), '')).toHaveLength(4);
  });
  it('takes a bare name as reading and writing where both exist (60/OP-2)', () => {
    expect(spelledOut(['conferences', 'users:read'], known)).toEqual(['conferences:read', 'conferences:write', 'users:read']);
    expect(spelledOut(['conferences.sessions.podiums.participants'], known)).toEqual(['conferences.sessions.podiums.participants']);
    expect(spelledOut(['groups'], known)).toEqual(['groups']);
  });
  it('has no tick for the whole where reading and writing have theirs', () => {
    const three = ['x', 'x:read', 'x:write'].map((name) => ({ name, description: '' }));
    expect(resourcesOf(three)[0]).toMatchObject({ name: 'x', whole: null });
    expect(spelledOut(['x'], three)).toEqual(['x:read', 'x:write']);
  });
  it('keeps the order of the server', () => {
    expect(toggled(['conferences:read'], 'users:read', true, known)).toEqual(['users:read', 'conferences:read']);
    expect(toggled(['users:read', 'conferences:read'], 'users:read', false, known)).toEqual(['conferences:read']);
  });
  it.each(Object.entries(PRESETS))('preset %s names permissions of the form of 61 section 4.7', (_, names) =>
    names.forEach((name) => expect(name).toMatch(/^[a-z_]+(\.[a-z_]+)*(:read|:write)?$/)));
});

it('reads redirect addresses line by line, each once', () =>
  expect(readUris(' https://a.example/ \n\nhttps://b.example/\nhttps://a.example/')).toEqual(['https://a.example/', 'https://b.example/']));
