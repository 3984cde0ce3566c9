// SPDX-License-Identifier: Apache-2.0
import { request } from '@rostrum/api';

export type FeatureAction = 'start' | 'stop' | 'install' | 'uninstall';

export interface Feature {
  id: string;
  title: string;
  description: string;
  version: string;
  kind: 'core' | 'extension' | 'library';
  state: 'active' | 'stopped' | 'installed' | 'available' | 'failed';
  /** Why it failed. */
  reason: string | null;
  licence: 'granted' | 'missing' | 'not_needed';
  licence_feature: string | null;
  can: FeatureAction[];
}

export interface PanelPage {
  id: string;
  /** By language tag; `en` is there. */
  titles: Record<string, string>;
  module: string;
}

export const featuresApi = {
  list: async () => (await request<{ list: Feature[] }>('get', '/features')).list,
  act: async (id: string, action: FeatureAction) => (await request<{ feature: Feature }>('post', `/features/${encodeURIComponent(id)}/${action}`)).feature,
  /** Stops it even where the panel goes with it. */
  stopConfirmed: (id: string) => request('post', `/features/${encodeURIComponent(id)}/stop`, { body: { confirm: true } }),
  remove: (id: string) => request('delete', `/extensions/${encodeURIComponent(id)}`),
  pages: async () => (await request<{ list: PanelPage[] }>('get', '/panel-pages')).list,
};

/** Title of a page in the reader's language, else its base language, else English. */
export function titleOf({ id, titles }: PanelPage, language: string): string {
  return titles[language] ?? titles[language.split('-')[0]!] ?? titles['en'] ?? id;
}
