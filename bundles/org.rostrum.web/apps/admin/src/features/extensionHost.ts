// SPDX-License-Identifier: Apache-2.0
import { ApiError, csrfToken, UNREACHABLE } from '@rostrum/api';
import { errorText, toast } from '@rostrum/kit';
import i18next from 'i18next';

/** Answers of the API that a page of an extension asks for. */
export interface HostApi {
  /**
   * As the browser's fetch, for addresses below `/api/`: with the session, and with the header that changes need.
   *
   * @throws TypeError for any other address
   */
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** As fetch with a JSON body, read as JSON. @throws ApiError for a refusal: `status`, `reason`, `location`. */
  json: <T = unknown>(method: string, path: string, body?: unknown) => Promise<T>;
}

/** What the panel lends to a page of an extension; documented in docs/extending/panel-pages.md. Additions only. */
export interface PanelHost {
  readonly version: 1;
  readonly api: HostApi;
  /** Tag of the administrator's language, such as `en`. */
  readonly language: string;
  readonly theme: 'light' | 'dark';
  /** Calls back after a change of the theme; returns how to stop. */
  onTheme: (listener: (theme: 'light' | 'dark') => void) => () => void;
  /** Value of a design token, for example `accent` or `line`; in style sheets use `var(--rs-accent)`. */
  token: (name: string) => string;
  /** Opens a page of the panel, by its address below `/panel`. */
  navigate: (path: string) => void;
  /** Says something at the edge of the window. */
  notify: (tone: 'success' | 'error' | 'neutral', text: string) => void;
  /** Roles of the administrator. */
  readonly roles: readonly string[];
  /** What a refusal means, in words. */
  errorText: (error: unknown) => string;
}

/** What `index.js` of an extension's page exports. */
export interface PanelModule {
  mount: (element: HTMLElement, host: PanelHost) => void | (() => void) | Promise<void | (() => void)>;
}

export const hostApi: HostApi = {
  fetch: (path, init = {}) => {
    const url = new URL(path, location.origin);
    if (url.origin !== location.origin || !url.pathname.startsWith('/api/')) return Promise.reject(new TypeError(`not an address of the API: ${path}`));
    const headers = new Headers(init.headers);
    const token = csrfToken();
    if (token && !/^(get|head)$/i.test(init.method ?? 'get')) headers.set('X-CSRF-Token', token);
    return fetch(url, { ...init, headers, credentials: 'same-origin' });
  },
  json: async <T>(method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await hostApi.fetch(path, { method, ...sent }).catch((error: unknown) => {
      throw error instanceof TypeError && error.message.startsWith('not an address') ? error : new ApiError(0, UNREACHABLE);
    });
    const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
    if (!response.ok) throw ApiError.of(response.status, answer);
    return answer as T;
  },
};

const schemeOf = () => (document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'dark' : 'light');

/** Makes the host of one page. */
export function createHost(roles: readonly string[], navigate: (path: string) => void): PanelHost {
  return {
    version: 1, api: hostApi, roles, navigate,
    get language() { return i18next.language; },
    get theme() { return schemeOf(); },
    onTheme: (listener) => {
      const observer = new MutationObserver(() => listener(schemeOf()));
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
      return () => observer.disconnect();
    },
    token: (name) => getComputedStyle(document.documentElement).getPropertyValue(`--rs-${name}`).trim(),
    notify: toast,
    errorText: (error) => errorText(i18next.t, error),
  };
}
