// SPDX-License-Identifier: Apache-2.0

/** Words for what no server answered; the rest of the codes come from the server. */
export const UNREACHABLE = 'unreachable';

interface ErrorItem {
  reason?: unknown;
  location?: unknown;
  message?: unknown;
}

/** A refused or failed call: what the server said (contract 61 section 5), or that it could not be reached (status 0). */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0: no answer. */
    readonly status: number,
    /** Stable word, translated by pages. */
    readonly reason: string,
    /** Field or part of the path that was wrong; null if none. */
    readonly location: string | null = null,
    /** Finds the call in the server's log; null if none. */
    readonly traceId: string | null = null,
    /** What the server says beyond the word, in English; null if nothing. Shown beside our text, never instead of it. */
    readonly detail: string | null = null,
    /** Further faults of the same request, such as other fields of a form. */
    readonly others: readonly ApiError[] = [],
  ) {
    super(`${status} ${reason}${location ? ` (${location})` : ''}`);
    this.name = 'ApiError';
  }

  /** Reads the error body; whatever it looks like, never throws. */
  static of(status: number, body: unknown): ApiError {
    const error = (body as { error?: { errors?: ErrorItem[]; trace_id?: unknown } } | null)?.error;
    const trace = text(error?.trace_id);
    const [first, ...others] = Array.isArray(error?.errors) ? error.errors : [];
    const read = (one: ErrorItem | undefined, more: readonly ApiError[] = []) =>
      new ApiError(status, text(one?.reason) ?? fallbackReason(status), text(one?.location), trace, text(one?.message), more);
    return read(first, others.map((one) => read(one)));
  }
}

/** The stable word of anything thrown by an operation. */
export function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.reason : 'internal';
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function fallbackReason(status: number): string {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'tooManyRequests';
  return status >= 502 && status <= 504 ? UNREACHABLE : 'internal';
}
