// SPDX-License-Identifier: Apache-2.0
// A browser's push manager for pictures and checks of pages: real ones ask a service on the Internet.

/**
 * Script and argument for `addInitScript`.
 *
 * @param permission of notifications; `none`: a browser without push, `untrusted`: one that does not take the service worker
 * @param service `unreachable`: subscribing fails as without the Internet
 */
export const pushing = (permission, service = 'reached') => [fake, { permission, service }];

function fake({ permission, service }) {
  if (permission === 'none') {
    delete globalThis.PushManager;
    return;
  }
  let held = null;
  const subscription = {
    options: { applicationServerKey: null },
    toJSON: () => ({ endpoint: 'https://push.example/x', keys: { p256dh: 'key', auth: 'secret' } }),
    unsubscribe: async () => {
      held = null;
      return true;
    },
  };
  const registration = { pushManager: {
    getSubscription: async () => held,
    subscribe: async () => {
      if (service === 'unreachable') throw new DOMException('Registration failed - push service error', 'AbortError');
      return (held = subscription);
    },
  } };
  const register = async () => {
    if (permission === 'untrusted') throw new DOMException('An SSL certificate error occurred when fetching the script.', 'SecurityError');
    return registration;
  };
  Object.defineProperty(navigator, 'serviceWorker', { value: { register, addEventListener() {}, removeEventListener() {} } });
  Object.defineProperty(Notification, 'permission', { get: () => (permission === 'untrusted' ? 'default' : permission) });
  Notification.requestPermission = async () => Notification.permission;
}
