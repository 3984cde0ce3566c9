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
  terms_agreed: boolean;
  state: 'off' | 'ready' | 'ordering' | 'valid' | 'failed';
  last_error: string | null;
  /** Unix seconds. */
  renew_at: number | null;
  certificate: Certificate | null;
}

export interface Https {
  mode: HttpsMode;
  /** Whose certificate is shown: another than that of `mode` where this has none that is valid. */
  shown: HttpsMode;
  tls_versions: string[];
  https_port: number;
  http_port: number | null;
  platform_port: number | null;
  self_signed: { root: Certificate | null; server: Certificate | null };
  custom: Certificate | null;
  /** Null: the feature is not installed. */
  acme: Acme | null;
  hsts: boolean;
  state: 'active' | 'restarting';
  warnings: Problem[];
}

export interface Problem {
  code: string;
  message: string;
}

export type HttpsConfiguration = Pick<Https, 'mode' | 'tls_versions' | 'https_port' | 'hsts'>;

export interface CustomCertificate {
  /** PEM, or DER or PKCS #12 in Base64. */
  certificate: string;
  private_key?: string;
  password?: string;
}

export const httpsApi = {
  read: () => request<Https>('get', '/https'),
  test: (wanted: HttpsConfiguration) => request<{ ok: boolean; problems: Problem[] }>('post', '/https/test', { body: wanted }),
  apply: (wanted: HttpsConfiguration) => request<Https>('patch', '/https', { body: wanted }),
  createSelfSigned: (subject: { organization?: string; country?: string; state?: string }) => request('post', '/https/self-signed', { body: subject }),
  upload: (files: CustomCertificate) => request('post', '/https/custom', { body: files }),
  changeAcme: (acme: { directory_url: string; domains: string[]; email: string; terms_agreed: boolean }) => request('patch', '/https/acme', { body: acme }),
  order: () => request('post', '/https/acme/order'),
};
