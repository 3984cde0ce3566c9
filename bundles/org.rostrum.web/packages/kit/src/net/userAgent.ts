// SPDX-License-Identifier: Apache-2.0

/** Browser and system in words, as far as the user agent tells; null parts are unknown. Brands are never translated. */
export function describeAgent(agent: string): { browser: string | null; system: string | null; phone: boolean } {
  const first = (table: readonly (readonly [RegExp, string])[]) => table.find(([pattern]) => pattern.test(agent))?.[1] ?? null;
  return { browser: first(BROWSERS), system: first(SYSTEMS), phone: /Mobile|Android|iPhone/.test(agent) };
}

// Order matters: most browsers also carry the names of older ones.
const BROWSERS = [
  [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/YaBrowser\//, 'Yandex Browser'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux'],
] as const;
