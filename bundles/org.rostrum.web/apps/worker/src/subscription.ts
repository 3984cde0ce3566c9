// SPDX-License-Identifier: Apache-2.0
/// <reference lib="webworker" />

/**
 * One call of the REST API as the person who is signed in. A worker cannot read the cookie that every change must repeat, so the server
 * is asked for it.
 */
export async function api(method: 'GET' | 'POST', address: string, body?: unknown): Promise<unknown> {
  const headers = new Headers({ Accept: 'application/json' });
  if (method !== 'GET') {
    const me = (await api('GET', '/api/v4/me')) as { csrf_token: string };
    headers.set('X-CSRF-Token', me.csrf_token);
    headers.set('Content-Type', 'application/json');
  }
  const answer = await fetch(address, { method, headers, credentials: 'same-origin', ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Subscribes anew with the server's present key and tells the server; without a person signed in nothing happens. */
export async function subscribe(registration: ServiceWorkerRegistration): Promise<void> {
  try {
    const { push } = (await api('GET', '/api/v4/push')) as { push: { public_key: string } };
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: push.public_key });
    await api('POST', '/api/v4/me/push-subscriptions', subscription.toJSON());
  } catch {
    // The settings page says so when somebody looks at it.
  }
}
