// SPDX-License-Identifier: Apache-2.0
import { request } from '@rostrum/api';

export interface Application {
  /** Also the client_id. */
  id: string;
  name: string;
  /** Whether it has a secret; one without proves itself by PKCE. */
  confidential: boolean;
  redirect_uris: string[];
  permissions: string[];
  active: boolean;
  /** Unix seconds. */
  created_at: number;
  created_by: string | null;
  /** Number of tokens in force. */
  tokens: number;
}

export type ApplicationDraft = Pick<Application, 'name' | 'redirect_uris' | 'permissions'>;

export interface Token {
  id: string;
  /** Null: a token of the application itself. */
  user_id: string | null;
  display_name: string | null;
  created_at: number;
  last_used_at: number | null;
  expires_at: number;
  kind: string;
}

export interface Permission {
  name: string;
  description: string;
}

const at = (id: string) => `/applications/${encodeURIComponent(id)}`;

export const applicationsApi = {
  list: async () => (await request<{ cnt: number; list: Application[] }>('get', '/applications')).list,
  read: async (id: string) => (await request<{ application: Application }>('get', at(id))).application,
  /** The secret comes this one time; null for an application without one. */
  create: (draft: ApplicationDraft & { confidential: boolean }) => request<{ application: Application; client_secret: string | null }>('post', '/applications', { body: draft }),
  change: async (id: string, changes: Partial<ApplicationDraft & { active: boolean }>) =>
    (await request<{ application: Application }>('patch', at(id), { body: changes })).application,
  remove: (id: string) => request('delete', at(id)),
  newSecret: async (id: string) => (await request<{ client_secret: string }>('post', `${at(id)}/secret`)).client_secret,
  tokens: async (id: string) => (await request<{ list: Token[] }>('get', `${at(id)}/tokens`)).list,
  revoke: (id: string, token: string) => request('delete', `${at(id)}/tokens/${encodeURIComponent(token)}`),
  permissions: async () => (await request<{ permissions: Permission[] }>('get', '/permissions')).permissions,
};

export const apiKeyApi = {
  read: () => request<{ enabled: boolean; created_at: number | null }>('get', '/api-key'),
  create: async () => (await request<{ key: string }>('post', '/api-key')).key,
  remove: () => request('delete', '/api-key'),
};
