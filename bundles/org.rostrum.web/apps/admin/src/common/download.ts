// SPDX-License-Identifier: Apache-2.0
import { address, ApiError, csrfToken, UNREACHABLE } from '@rostrum/api';

/**
 * Fetches a file that only a call with a method gives, and hands it to the browser as a download.
 *
 * @param fallbackName name where the server says none
 * @throws ApiError for a refusal
 */
export async function download(method: 'get' | 'post', path: string, fallbackName: string): Promise<void> {
  const token = csrfToken();
  const response = await fetch(address(path), { method: method.toUpperCase(), headers: method !== 'get' && token ? { 'X-CSRF-Token': token } : {} })
    .catch(() => Promise.reject(new ApiError(0, UNREACHABLE)));
  if (!response.ok) throw ApiError.of(response.status, await response.json().catch(() => null));
  save(await response.blob(), nameIn(response.headers.get('Content-Disposition')) ?? fallbackName);
}

/** The file name of a Content-Disposition header; null if it has none. */
export function nameIn(disposition: string | null): string | null {
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1] ?? null;
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
