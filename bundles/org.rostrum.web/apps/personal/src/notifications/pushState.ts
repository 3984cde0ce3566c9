// SPDX-License-Identifier: Apache-2.0

/** What a browser says about itself. */
export interface Facts {
  /** Whether this is a secure context at all. */
  secure: boolean;
  /** Whether it has service workers, push and notifications. */
  supported: boolean;
  permission: NotificationPermission;
  /** Whether the service worker could be registered: not with a certificate that was only clicked away. */
  worker: boolean;
  /** Whether it is subscribed, by the person who is signed in. */
  subscribed: boolean;
}

export type PushState = 'untrusted' | 'unsupported' | 'denied' | 'off' | 'on';

/** What the page shows; the first obstacle counts. Pure. */
export function pushState({ secure, supported, permission, worker, subscribed }: Facts): PushState {
  if (!secure) return 'untrusted';
  if (!supported) return 'unsupported';
  if (!worker) return 'untrusted';
  if (permission === 'denied') return 'denied';
  return permission === 'granted' && subscribed ? 'on' : 'off';
}
