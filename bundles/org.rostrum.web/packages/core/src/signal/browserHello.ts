// SPDX-License-Identifier: Apache-2.0
import type { HelloRequest } from './messages';

const INSTANCE_KEY = 'rostrum.instance';

/** What a page in a browser says of itself. */
export function browserHello(version?: string): HelloRequest {
  return {
    version: 1,
    client: { kind: 'browser', name: 'Rostrum Web', ...(version && { version }), os: system(), language: navigator.language },
    app_instance: browserInstance(),
  };
}

function system(): string {
  const agent = navigator.userAgent;
  return ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'CrOS', 'Linux'].find((each) => agent.includes(each)) ?? 'unknown';
}

/** Tells this browser profile from others; kept for as long as the browser keeps it. */
function browserInstance(): string {
  const stored = localStorage.getItem(INSTANCE_KEY);
  if (stored && /^[0-9a-f]{32}$/.test(stored)) return stored;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(INSTANCE_KEY, made);
  return made;
}
