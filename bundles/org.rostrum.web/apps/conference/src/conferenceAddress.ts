// SPDX-License-Identifier: Apache-2.0

/** Conference ID in the page's own address `/c/{id}`; empty if there is none. */
export function conferenceIdInPath(path: string): string {
  const [, id = ''] = /^\/c\/([^/]+)/.exec(path) ?? [];
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Address of the meeting room, in the same tab. */
export function roomAddress(id: string): string {
  return `/room/${encodeURIComponent(id)}`;
}

/** This page by HTTPS, on the port of the server's external address where one is configured (80/UCP-10). */
export function secureAddress(page: URL | Location, cardUrl: string): string {
  if (cardUrl.startsWith('https://')) return cardUrl;
  return `https://${page.hostname}${page.pathname}`;
}
