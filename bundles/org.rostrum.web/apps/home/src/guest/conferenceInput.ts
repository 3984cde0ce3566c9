// SPDX-License-Identifier: Apache-2.0
import { addressOf } from '@rostrum/kit';

const PREFIX = /^\\c\\/i;
const FORM = /^[0-9A-Za-z_-]{1,128}$/;
const PAGES = /^\/(?:c|room|webrtc)\/([^/]+)\/?$/;

/**
 * Conference ID in what a visitor typed (80/UGP-8): with or without `\c\`, white space around it, groups of digits as people
 * read them out, or the address of a conference page of this server.
 *
 * @param input   whatever was typed or pasted
 * @param origins addresses of this server, for example the page's own and the configured external one
 * @returns the ID, or null if there is none in it
 */
export function conferenceIdOf(input: string, origins: readonly string[]): string | null {
  const text = input.trim();
  const id = text.includes('/') ? fromAddress(text, origins) : text.replace(PREFIX, '').replace(/(?<=\d)[ \u00a0](?=\d)/g, '');
  return id !== null && FORM.test(id) ? id : null;
}

function fromAddress(text: string, origins: readonly string[]): string | null {
  const hosts = origins.map((origin) => addressOf(origin)?.host);
  const address = addressOf(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (!address || !hosts.includes(address.host)) return null;
  return PAGES.exec(decoded(address.pathname))?.[1] ?? null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
