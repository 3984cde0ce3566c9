// SPDX-License-Identifier: Apache-2.0

const NAMES = ['client_id', 'response_type', 'redirect_uri', 'scope', 'state', 'code_challenge', 'code_challenge_method'] as const;

/** What an application asks for, as it stands in the address; of a repeated name the first counts. */
export type AuthorizationQuery = Partial<Record<(typeof NAMES)[number], string>>;

export function authorizationQuery(search: string): AuthorizationQuery {
  const given = new URLSearchParams(search);
  const query: AuthorizationQuery = {};
  for (const name of NAMES) {
    const value = given.get(name);
    if (value) query[name] = value;
  }
  return query;
}

/** The sign-in page, which leads back here. */
export function signInAddress({ pathname, search }: { pathname: string; search: string }): string {
  return `/sign-in?next=${encodeURIComponent(pathname + search)}`;
}
