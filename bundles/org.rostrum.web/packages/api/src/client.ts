// SPDX-License-Identifier: Apache-2.0
import { ApiError, UNREACHABLE } from './ApiError';
import type { paths } from './generated/rest';

const BASE = '/api/v4';
const CSRF_COOKIE = 'rostrum_csrf';
const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 300_000;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** Paths that have this method. */
type PathsOf<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never }[keyof paths];
type Operation<M extends Method, P extends PathsOf<M>> = paths[P][M & keyof paths[P]];
type Json<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;
type Good<R> = R extends { 200: infer A } ? Json<A> : R extends { 201: infer A } ? Json<A> : undefined;
type Answer<O> = O extends { responses: infer R } ? Good<R> : never;
type RequestBody<O> = O extends { requestBody: infer B } ? Json<B> : undefined;
type Parameters<O, In extends string> = O extends { parameters: { [K in In]?: infer T } } ? T : undefined;

interface Input<O> {
  path?: Parameters<O, 'path'>;
  query?: Parameters<O, 'query'>;
  body?: RequestBody<O>;
}

let told: string | null = null;

/** Who is admitted without sign-in has no cookie: what the server told with him counts instead of one that was left behind. */
export function tellCsrfToken(token: string | null): void {
  told = token;
}

/** Value that every change repeats in a header: of the readable cookie, unless one was told; null while nobody is signed in. */
export function csrfToken(cookies: string = document.cookie): string | null {
  if (told !== null) return told;
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(`${CSRF_COOKIE}=`));
  return found ? decodeURIComponent(found.slice(CSRF_COOKIE.length + 1)) : null;
}

/**
 * One call of the REST API, typed by its description.
 *
 * @returns the body of a good answer, undefined where it has none
 * @throws ApiError for a refusal, an answer that is no JSON, no answer within 20 s
 */
export async function call<M extends Method, P extends PathsOf<M>>(
  method: M, path: P, input: Input<Operation<M, P>> = {},
): Promise<Answer<Operation<M, P>>> {
  const { path: parts, query, body: sent } = input as { path?: object; query?: object; body?: unknown };
  return (await request(method, filled(String(path), parts), { query, body: sent })) as Answer<Operation<M, P>>;
}

/** Values of a query: what is undefined, null or empty is left out, a list is repeated. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;

/**
 * One call whose path is not (yet) in the description; otherwise as {@link call}.
 *
 * @param path below the base of the API, its parts encoded
 */
export async function request<T>(method: Method, path: string, input: { query?: object | undefined; body?: unknown } = {}): Promise<T> {
  const response = await send(method, address(path, input.query), input.body);
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
  if (!response.ok) throw ApiError.of(response.status, body);
  if (body === null) throw new ApiError(response.status, 'internal');
  return body as T;
}

function filled(path: string, parts: object = {}): string {
  return Object.entries(parts).reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))), path);
}

/** Address of an operation, for links to files; see {@link Query} for what is left out. */
export function address(path: string, query: object = {}): string {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(kept.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])));
  return BASE + path + (search.size ? `?${search}` : '');
}

async function send(method: Method, url: string, body: unknown): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  const token = csrfToken();
  if (token && method !== 'get') headers.set('X-CSRF-Token', token);
  // A file or a form goes as it is; the browser names its type.
  const raw = body instanceof Blob || body instanceof FormData;
  if (body !== undefined && !raw) headers.set('Content-Type', 'application/json');
  try {
    return await fetch(url, {
      method: method.toUpperCase(), headers, body: body === undefined ? null : raw ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(raw ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
    });
  } catch {
    throw new ApiError(0, UNREACHABLE);
  }
}
