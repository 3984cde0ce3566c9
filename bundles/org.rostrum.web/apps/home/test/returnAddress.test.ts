// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { returnAddress } from '../src/signin/returnAddress';

const ORIGIN = 'https://video.example.com';

// 80/UPA-6: back to the page that required the sign-in, else the personal area.
it.each([
  ['?next=%2Fme%2Frooms%2Fnew', '/me/rooms/new'],
  ['?next=%2Fc%2F1%3Flng%3Den%23app%3D1', '/c/1?lng=en#app=1'],
  ['', '/me/'],
  ['?next=', '/me/'],
  ['?next=%2Fsign-in', '/me/'],
  ['?next=%2Fsign-in%3Fnext%3D%2Fme', '/me/'],
  ['?next=%2Fsign-ins', '/sign-ins'],
])('%s leads to %s', (search, address) => expect(returnAddress(search, ORIGIN)).toBe(address));

it.each(['https://evil.example/', '//evil.example/', '/\\evil.example/', 'javascript:alert(1)', '\\/evil.example', '/\t/evil.example', '/.//evil.example/', '/a/..//evil.example/', '/%2e//evil.example/', '/\\\\evil.example/'])(
  '%s does not lead to another site',
  (next) => expect(returnAddress(`?next=${encodeURIComponent(next)}`, ORIGIN)).toBe('/me/'),
);
