// SPDX-License-Identifier: Apache-2.0
import createClient, { type Middleware } from 'openapi-fetch';
import { ApiError, UNREACHABLE } from './ApiError';
import type { paths } from './generated/rest';

const CSRF_COOKIE = 'rostrum_csrf';
const SAFE = new Set(['GET', 'HEAD']);
const TIMEOUT_MS = 20_000;

/** Value of the readable cookie that every change repeats in a header; null while nobody is signed in. */
export function csrfToken(cookies: string = document.cookie): string | null {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(`${CSRF_COOKIE}=`));
  return found ? decodeURIComponent(found.slice(CSRF_COOKIE.length + 1)) : null;
}

const csrf: Middleware = {
  onRequest: ({ request }) => {
    const token = csrfToken();
    if (token && !SAFE.has(request.method)) request.headers.set('X-CSRF-Token', token);
    return request;
  },
};

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw new ApiError(0, UNREACHABLE);
  }
}

export const client = createClient<paths>({ baseUrl: `${location.origin}/api/v4`, credentials: 'same-origin', fetch: send });
client.use(csrf);

/** The body of a good answer; throws {@link ApiError} for any other. */
export async function body<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw ApiError.of(response.status, error);
  return data as T;
}
