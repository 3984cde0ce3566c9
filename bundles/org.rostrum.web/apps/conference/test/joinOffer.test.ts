// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { conferenceIdInPath, secureAddress } from '../src/conferenceAddress';
import { joinOffer } from '../src/joinOffer';

const card = (access: 'private' | 'public', browser = true) => ({ access, join: { browser } });
const me = { id: 'anna', uid: 'anna@example.com', display_name: 'Anna' };

it('80/UCP-4: an internal conference asks for an account and offers no guest field', () => {
  expect(joinOffer(card('private'), null, true)).toBe('sign-in');
  expect(joinOffer(card('private'), me, true)).toBe('account');
});

it('80/UCP-5: a public one takes guests by name and accounts as themselves', () => {
  expect(joinOffer(card('public'), null, true)).toBe('guest');
  expect(joinOffer(card('public'), me, true)).toBe('account');
});

it('80/UCP-10: without HTTPS there is an explanation in place of the button', () => {
  expect(joinOffer(card('public'), me, false)).toBe('insecure');
});

it('80/UCP-3: what the server does not offer is not shown', () => {
  expect(joinOffer(card('public', false), me, true)).toBe('disabled');
});

it('finds the ID in the own address and the secure one of the page', () => {
  expect(conferenceIdInPath('/c/lab_7/')).toBe('lab_7');
  expect(conferenceIdInPath('/c/')).toBe('');
  expect(secureAddress(new URL('http://10.0.0.1:8888/c/1'), 'https://video.example.com:8443/c/1')).toBe('https://video.example.com:8443/c/1');
  expect(secureAddress(new URL('http://10.0.0.1:8888/c/1'), 'http://10.0.0.1:8888/c/1')).toBe('https://10.0.0.1/c/1');
});
