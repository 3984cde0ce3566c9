// SPDX-License-Identifier: Apache-2.0

/** Codes of the client itself; all others are the server's. */
export type LocalCode = 'timeout' | 'disconnected' | 'protocol';

/** A request was refused or got no answer. `code` is a stable word that pages translate. */
export class SignalError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterMs?: number,
    readonly location?: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'SignalError';
  }
}

export function codeOf(error: unknown): string {
  return error instanceof SignalError ? error.code : 'internal';
}
