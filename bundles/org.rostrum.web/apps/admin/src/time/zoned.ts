// SPDX-License-Identifier: Apache-2.0

/** `2026-05-17T09:30` of an instant in a zone: what a date-time field holds. */
export function localText(unix: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(unix * 1000);
  const of = (type: string) => parts.find((part) => part.type === type)!.value;
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The instant of such a text in a zone, unix seconds; null if it is none. In the hour that a clock change skips: the hour after it. */
export function unixOf(text: string, zone: string): number | null {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The zone's offset depends on the instant that is looked for; the second guess has it right.
  const first = asUtc - offsetMs(asUtc, zone);
  return (asUtc - offsetMs(first, zone)) / 1000;
}

function offsetMs(instantMs: number, zone: string): number {
  const minute = Math.floor(instantMs / 60_000) * 60_000;
  return Date.parse(`${localText(minute / 1000, zone)}Z`) - minute;
}
