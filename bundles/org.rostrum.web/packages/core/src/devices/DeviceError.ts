// SPDX-License-Identifier: Apache-2.0

/** Why a microphone or camera cannot be used, in words that pages translate. */
export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

/** What the browser threw, as one of our words (W3C Media Capture and Streams, section 10.2.2). */
export function problemOf(error: unknown): DeviceProblem {
  switch ((error as { name?: string } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
