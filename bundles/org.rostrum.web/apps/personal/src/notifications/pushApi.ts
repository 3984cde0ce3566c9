// SPDX-License-Identifier: Apache-2.0
import { type components, request } from '@rostrum/api';

type Schemas = components['schemas'];
/** A browser that gets push notifications. */
export type PushDevice = Schemas['PushSubscriptionDto'];
export type PushPreferences = Schemas['PushPreferencesDto'];

const DEVICES = '/me/push-subscriptions';
const PREFERENCES = '/me/push-preferences';

/** Operations of this page alone: the shared ones are part of every page's script. */
export const pushApi = {
  /** What this browser subscribes with. */
  key: async (): Promise<string> => (await request<Schemas['PushBody']>('get', '/push')).push.public_key,
  devices: async (): Promise<PushDevice[]> => (await request<Schemas['PushSubscriptionsBody']>('get', DEVICES)).subscriptions,
  /** Adds this browser, or tells that it is still there. */
  add: (subscription: PushSubscriptionJSON) => request<Schemas['PushSubscriptionBody']>('post', DEVICES, { body: subscription }),
  preferences: async (): Promise<PushPreferences> => (await request<Schemas['PushPreferencesBody']>('get', PREFERENCES)).preferences,
  /** What is absent stays. */
  prefer: async (wanted: Partial<PushPreferences>): Promise<PushPreferences> =>
    (await request<Schemas['PushPreferencesBody']>('patch', PREFERENCES, { body: wanted })).preferences,
  remove: (id: string) => request<undefined>('delete', `${DEVICES}/${encodeURIComponent(id)}`),
  /** Sends a message that only says that it works; what the push service answered. */
  test: async (id: string) => (await request<Schemas['PushTestBody']>('post', `${DEVICES}/${encodeURIComponent(id)}/test`)).result,
};
