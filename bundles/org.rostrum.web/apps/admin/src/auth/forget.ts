// SPDX-License-Identifier: Apache-2.0
import type { QueryClient } from '@tanstack/react-query';

/** Nobody is signed in any more: what was loaded goes, and the panel asks for sign-in. */
export function forget(queries: QueryClient): void {
  // The query of who is signed in stays: the panel watches this very object.
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  queries.setQueryData(['me'], null);
}
