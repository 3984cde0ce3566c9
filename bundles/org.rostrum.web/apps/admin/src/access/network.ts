// SPDX-License-Identifier: Apache-2.0
import type { Network } from '../api/contract';

/** Bits of an address, most significant first, 32 or 128 of them; null if the text is no address. */
export function bitsOf(address: string): string | null {
  return address.includes(':') ? bits6(address) : bits4(address);
}

/** Without the square brackets in which servers write IPv6. */
const bare = (address: string): string => address.replace(/^\[(.*)\]$/, '$1');

/** Whether the address lies in the network; an IPv4 address inside of IPv6 counts as IPv4. */
export function covers({ address, prefix }: Network, other: string): boolean {
  const [network, host] = [bitsOf(address), bitsOf(bare(other).replace(/^::ffff:(?=\d+\.)/i, ''))];
  return network !== null && host !== null && network.length === host.length && network.slice(0, prefix) === host.slice(0, prefix);
}

/** Stable word of what is wrong with a network somebody typed; null if nothing (20/SEC-9). */
export function checkNetwork(address: string, prefix: number): 'required' | 'addressInvalid' | 'prefixInvalid' | null {
  if (!address.trim()) return 'required';
  const bits = bitsOf(address.trim());
  if (bits === null) return 'addressInvalid';
  return Number.isInteger(prefix) && prefix >= 0 && prefix <= bits.length ? null : 'prefixInvalid';
}

/** Dotted mask of an IPv4 prefix: 24 is 255.255.255.0. */
export function maskOf(prefix: number): string {
  return [0, 8, 16, 24].map((start) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - start)))).join('.');
}

/** An IPv6 address as people write it (RFC 5952): without brackets, the longest row of zeros as two colons; anything else as it is. */
export function shortAddress(address: string): string {
  const bits = bitsOf(bare(address));
  if (bits?.length !== 128) return address;
  const groups = bits.match(/.{16}/g)!.map((group) => parseInt(group, 2).toString(16));
  let [from, length] = [0, 1];
  for (let start = 0; start < groups.length; start++) {
    const end = groups.findIndex((group, index) => index >= start && group !== '0');
    const row = (end < 0 ? groups.length : end) - start;
    if (row > length) [from, length] = [start, row];
  }
  return length < 2 ? groups.join(':') : `${groups.slice(0, from).join(':')}::${groups.slice(from + length).join(':')}`;
}

function bits4(address: string): string | null {
  const octets = address.split('.');
  // Without leading zeros, which some programs read as octal.
  if (octets.length !== 4 || octets.some((octet) => !/^(0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255)) return null;
  return octets.map((octet) => Number(octet).toString(2).padStart(8, '0')).join('');
}

function bits6(address: string): string | null {
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(halves[0]!), groups(halves[1] ?? '')];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const all = [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail];
  return all.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? all.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('') : null;
}
