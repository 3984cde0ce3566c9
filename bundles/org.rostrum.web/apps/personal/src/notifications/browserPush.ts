// SPDX-License-Identifier: Apache-2.0
import { pushApi } from './pushApi';
import type { Facts } from './pushState';

const WORKER = '/service-worker.js';
/** Whose notifications this browser shows: somebody else who signs in here is asked anew. */
const OWNER = 'rostrum.push';

let registered: Promise<ServiceWorkerRegistration | null> | undefined;

const supported = () => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

/** The service worker of this server; null where the browser has none or does not trust this server. */
export function worker(): Promise<ServiceWorkerRegistration | null> {
  registered ??= 'serviceWorker' in navigator && isSecureContext
    ? navigator.serviceWorker.register(WORKER, { scope: '/' }).catch(() => null)
    : Promise.resolve(null);
  return registered;
}

async function subscription(): Promise<PushSubscription | null> {
  return (await (await worker())?.pushManager?.getSubscription()) ?? null;
}

/** What this browser says about itself. */
export async function facts(owner: string): Promise<Facts> {
  return {
    secure: isSecureContext,
    supported: supported(),
    permission: 'Notification' in globalThis ? Notification.permission : 'denied',
    worker: (await worker()) !== null,
    subscribed: supported() && localStorage.getItem(OWNER) === owner && (await subscription()) !== null,
  };
}

const sameKey = (held: ArrayBuffer | null | undefined, key: string) =>
  held && btoa(String.fromCharCode(...new Uint8Array(held))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === key;

/** Asks the person, subscribes and tells the server. Whether it worked, {@link facts} tell. */
export async function enable(owner: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  const manager = (await worker())?.pushManager;
  if (!manager) return;
  const key = await pushApi.key();
  const old = await manager.getSubscription();
  if (old && !sameKey(old.options.applicationServerKey, key)) await old.unsubscribe();
  const made = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await pushApi.add(made.toJSON());
  localStorage.setItem(OWNER, owner);
}

/** Nothing comes to this browser any more, whatever the server believes. */
export async function disable(): Promise<void> {
  localStorage.removeItem(OWNER);
  await (await subscription())?.unsubscribe();
}

/** Tells the server that this browser is still there, if its owner wants notifications; with the server's present key (55/PSH-1). */
export async function refresh(owner: string): Promise<void> {
  await worker();
  if (supported() && Notification.permission === 'granted' && localStorage.getItem(OWNER) === owner) await enable(owner);
}
