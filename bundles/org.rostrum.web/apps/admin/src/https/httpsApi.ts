// SPDX-License-Identifier: Apache-2.0
import { request } from '@rostrum/api';

export interface Certificate {
  common_name: string;
  country: string | null;
  state: string | null;
  organization: string | null;
  alt_names: string[];
  issuer: string;
  /** Unix seconds. */
  not_before: number;
  not_after: number;
  sha256: string;
}

export type HttpsMode = 'self_signed' | 'custom' | 'acme';

export interface Acme {
  directory_url: string | null;
  domains: string[];
  email: string | null;
  state: string;
  last_error: string | null;
  /** Unix seconds. */
  renew_at: number | null;
}

export interface Https {
  mode: HttpsMode;
  tls_versions: string[];
  https_port: number;
  http_port: number | null;
  platform_port: number | null;
  self_signed: { root: Certificate | null; server: Certificate | null };
  custom: Certificate | null;
  acme: Acme;
  hsts: boolean;
  warnings: Problem[];
}

export interface Problem {
  code: string;
  message: string;
}

export type HttpsConfiguration = Pick<Https, 'mode' | 'tls_versions' | 'https_port'>;

export interface CustomCertificate {
  /** PEM. */
  certificate: string;
  private_key: string;
  password?: string;
}

export const httpsApi = {
  read: () => request<Https>('get', '/https'),
  test: (wanted: HttpsConfiguration) => request<{ ok: boolean; problems: Problem[] }>('post', '/https/test', { body: wanted }),
  apply: (wanted: HttpsConfiguration) => request<{ state: 'active' | 'restarting' }>('patch', '/https', { body: wanted }),
  createSelfSigned: (subject: { organization?: string; country?: string; state?: string }) => request('post', '/https/self-signed', { body: subject }),
  upload: (files: CustomCertificate) => request('post', '/https/custom', { body: files }),
  changeAcme: (acme: { directory_url: string; domains: string[]; email: string; terms_agreed: boolean }) => request('patch', '/https/acme', { body: acme }),
  order: () => request('post', '/https/acme/order'),
};
