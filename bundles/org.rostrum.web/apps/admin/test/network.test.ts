// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { checkNetwork, covers, maskOf, shortAddress } from '../src/access/network';

it.each([
  ['192.168.11.10', 32, null], ['0.0.0.0', 0, null], ['10.0.0.0', 33, 'prefixInvalid'], ['', 24, 'required'], [' ', 24, 'required'],
  ['192.168.011.10', 24, 'addressInvalid'], ['192.168.1', 24, 'addressInvalid'], ['192.168.1.256', 24, 'addressInvalid'], ['a.b.c.d', 24, 'addressInvalid'],
  ['fe80::', 10, null], ['::1', 128, null], ['::1', 129, 'prefixInvalid'], ['1::2::3', 64, 'addressInvalid'], ['2001:db8::g', 32, 'addressInvalid'],
  ['1:2:3:4:5:6:7:8', 64, null], ['1:2:3:4:5:6:7', 64, 'addressInvalid'], ['1:2:3:4:5:6:7:8::', 64, 'addressInvalid'],
] as const)('20/SEC-9: %s/%i is %s', (address, prefix, wrong) => expect(checkNetwork(address, prefix)).toBe(wrong));

it.each([
  ['192.168.0.0', 16, '192.168.1.20', true], ['192.168.0.0', 24, '192.168.1.20', false], ['0.0.0.0', 0, '8.8.8.8', true], ['::', 0, '8.8.8.8', false],
  ['172.16.0.0', 12, '172.31.255.255', true], ['172.16.0.0', 12, '172.32.0.0', false], ['fc00::', 7, 'fdff::1', true], ['fe80::', 10, 'fec0::1', false],
  ['10.0.0.0', 8, '::ffff:10.1.2.3', true], ['0:0:0:0:0:0:0:1', 128, '[0:0:0:0:0:0:0:1]', true], ['broken', 8, '10.1.2.3', false],
])('20/SEC-10: %s/%i includes %s: %s', (address, prefix, own, inside) => expect(covers({ address, prefix }, own)).toBe(inside));

it.each([[0, '0.0.0.0'], [8, '255.0.0.0'], [12, '255.240.0.0'], [25, '255.255.255.128'], [32, '255.255.255.255']])(
  '20/SEC-9: mask of %i is %s', (prefix, mask) => expect(maskOf(prefix)).toBe(mask));

it.each([
  ['[0:0:0:0:0:0:0:1]', '::1'], ['fc00:0:0:0:0:0:0:0', 'fc00::'], ['0:0:0:0:0:0:0:0', '::'], ['2001:db8:0:0:1:0:0:0', '2001:db8:0:0:1::'], ['fd00::2', 'fd00::2'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'], ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'], ['10.0.0.0', '10.0.0.0'],
])('%s is shown as %s', (address, shown) => expect(shortAddress(address)).toBe(shown));
