// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { authorizationQuery, signInAddress } from '../src/authorize/authorizationQuery';
import { returnAddress } from '../src/signin/returnAddress';

describe('the query of the authorize page', () => {
  it('takes what it knows and nothing else (61/AO-8)', () => {
    expect(authorizationQuery('?client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fb%2F&state=x%20y&evil=1&scope=')).toEqual({
      client_id: 'a', response_type: 'code', redirect_uri: 'https://b/', state: 'x y',
    });
    expect(authorizationQuery('')).toEqual({});
  });

  it('survives the sign-in', () => {
    const address = { pathname: '/oauth2/authorize', search: '?client_id=a&state=x%26y' };
    const search = signInAddress(address).replace('/sign-in', '');
    expect(returnAddress(search, 'https://video.example.org')).toBe('/oauth2/authorize?client_id=a&state=x%26y');
  });
});
