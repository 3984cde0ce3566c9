// SPDX-License-Identifier: Apache-2.0
import { address, csrfToken, request } from '@rostrum/api';
import { errorText, toast } from '@rostrum/kit';
import i18next from 'i18next';

/** The API for a page of an extension. Paths are below `/api/v4`, such as `/applause`; another address is a TypeError. */
export interface HostApi {
  /** As the browser's fetch, with the session, and with the header that changes need. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** JSON both ways. Throw for a refusal an ApiError: `status` (0: no answer), `reason`, `location`, `detail`. Undefined: no content. */
  get: <T = unknown>(path: string) => Promise<T>;
  post: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  patch: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  put: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  delete: <T = unknown>(path: string, body?: unknown) => Promise<T>;
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

/** The path if it stays below the API; no way out by dots or another host. */
function below(path: string): string {
  const base = new URL(address('/'), location.origin);
  const url = new URL(`.${path}`, base);
  if (!path.startsWith('/') || url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) throw new TypeError(`not a path of the API: ${path}`);
  return path;
}

const json = (method: 'get' | 'post' | 'patch' | 'put' | 'delete') =>
  async <T>(path: string, body?: unknown) => request<T>(method, below(path), { body });

export const hostApi: HostApi = {
  fetch: async (path, init = {}) => {
    const headers = new Headers(init.headers);
    const token = csrfToken();
    if (token && !/^(get|head)$/i.test(init.method ?? 'get')) headers.set('X-CSRF-Token', token);
    return fetch(address(below(path)), { ...init, headers, credentials: 'same-origin' });
  },
  get: json('get'), post: json('post'), patch: json('patch'), put: json('put'), delete: json('delete'),
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
