// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { dialledOf } from '../src/contacts/dialled';

describe('numbers of a profile', () => {
  it.each([
    ['mobile_phone', '+44 20 7946 0000', '#tel:+44 20 7946 0000'], ['work_phone', '501', '#tel:501'], ['home_phone', '501', '#tel:501'],
    ['sip_number', '7001', '#sip:7001'], ['sip_number', '#sip:7001', '#sip:7001'], ['sip_number', ' sip:7001@pbx.example.com', '#sip:7001@pbx.example.com'], ['company', '501', null],
  ] as const)('are called by one click (30/PRF-7, 30/PRF-8): %s %s', (field, text, dialled) => {
    expect(dialledOf(field, text)).toBe(dialled);
  });
});
