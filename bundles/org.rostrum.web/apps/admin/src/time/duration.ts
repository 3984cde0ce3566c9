// SPDX-License-Identifier: Apache-2.0

const MINUTE = 60;
const HOUR = 3600;

/** Seconds as a clock: 0:07, 42:07, 3:05:00. */
export function durationText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / HOUR), Math.floor((seconds % HOUR) / MINUTE)];
  const rest = two(Math.floor(seconds % MINUTE));
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
