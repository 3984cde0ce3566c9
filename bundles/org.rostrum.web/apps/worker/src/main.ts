// SPDX-License-Identifier: Apache-2.0
/// <reference lib="webworker" />
import { noticeOf, shown, together, wanted } from './notice';
import { api, subscribe } from './subscription';

declare const self: ServiceWorkerGlobalScope;

/** The service worker: shows what the server pushes and takes clicks to the right page. It caches nothing. */
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const notice = noticeOf(event.data?.text() ?? '');
  if (notice) event.waitUntil(show(notice));
});

self.addEventListener('notificationclick', (event) => {
  const notice = noticeOf(JSON.stringify(event.notification.data ?? null));
  event.notification.close();
  if (!notice) return;
  const what = wanted(notice, event.action);
  event.waitUntil('post' in what ? reject(what.post, notice.page) : open(what.open));
});

// The browser has given the subscription another address (W3C Push API section 9.3).
self.addEventListener('pushsubscriptionchange', (event) => (event as ExtendableEvent).waitUntil(subscribe(self.registration)));

const pages = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

/** Whoever looks at one of our pages is told there (55/NTF-6); taken-away calls are taken away everywhere. */
async function show(notice: NonNullable<ReturnType<typeof noticeOf>>): Promise<void> {
  const open = await pages();
  open.forEach((page) => page.postMessage({ type: 'rostrum.push', notice }));
  const inView = notice.kind !== 'test' && open.some((page) => page.focused);
  // What joins others does not take the place of the call that rang
  if (inView || notice.group) for (const old of await self.registration.getNotifications({ tag: notice.id })) old.close();
  if (inView) return;
  const [earlier] = notice.group ? await self.registration.getNotifications({ tag: notice.group }) : [];
  const { title, options } = shown(together(notice, earlier ? noticeOf(JSON.stringify(earlier.data)) : null), self.navigator.language);
  await self.registration.showNotification(title, options as NotificationOptions);
}

/** In the tab that shows it, or in one of the personal area, which moves by itself, so that nothing in it is lost; else in a new one. */
async function open(address: string): Promise<void> {
  const tabs = await pages();
  const pathOf = (page: WindowClient) => new URL(page.url).pathname;
  const asked = new URL(address, self.location.href);
  const there = tabs.find((page) => pathOf(page) === asked.pathname && asked.pathname.startsWith('/call/'));
  if (there) {
    await there.focus();
    // It rings there: accepting is asked for by the address.
    return void (asked.search && await there.navigate(address));
  }
  const tab = tabs.find((page) => pathOf(page).startsWith('/me/'));
  if (!tab) return void (await self.clients.openWindow(address));
  await tab.focus();
  tab.postMessage({ type: 'rostrum.open', address });
}

/** Rejects without opening anything; where that does not work, the page shows why. */
async function reject(operation: string, page: string | undefined): Promise<void> {
  try {
    await api('POST', operation);
  } catch {
    await open(page ?? '/me/');
  }
}
