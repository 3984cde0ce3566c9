// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import calls from '../../../apps/room/src/i18n/call.en.json';
import contacts from '../src/locales/contacts.en.json';
import english from '../src/locales/en.json';
import passwords from '../src/locales/passwords.en.json';
import push from '../src/locales/push.en.json';
import panel from '../src/locales/panel.en.json';

const BUNDLES = resolve(import.meta.dirname, '../../../..');

/** Every word that the server may answer our pages with, read from the exported enums themselves. */
function codes(): [string, string][] {
  return readdirSync(BUNDLES, { recursive: true, encoding: 'utf8' })
    // What lies in internal packages, and OAuth (GrantError), is of protocols that pages do not speak.
    .filter((file) => !/\/internal\/|GrantError/.test(file) && /^org\.rostrum\.[a-z.]+\/src\/main\/java\/.*(Error|Refusal)\.java$/.test(file))
    .map((file) => readFileSync(join(BUNDLES, file), 'utf8'))
    .filter((source) => source.includes('implements ErrorCode'))
    .flatMap((source) => [...source.matchAll(/^ {4}([A-Z_]+)\((?:"(\w+)", )?ErrorCategory\./gm)])
    .map(([, name, code]) => [code ?? name!.toLowerCase(), name!]);
}

// In en.json what everybody may meet; in passwords.en.json what comes where passwords are set; in contacts.en.json what comes where somebody is kept, in the room's call.en.json what comes where somebody is called; in panel.en.json what only administrators do, since the public pages have a budget.
describe('texts of refusals', () => {
  it('finds the enums of the server', () => expect(codes().length).toBeGreaterThan(40));
  it.each(codes())('has one for %s', (code) => expect({ ...english.error, ...panel.refusal, ...passwords.refusal, ...contacts.refusal, ...push.refusal, ...calls.call.refused }).toHaveProperty([code]));
});
