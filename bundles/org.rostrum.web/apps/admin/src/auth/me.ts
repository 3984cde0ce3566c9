// SPDX-License-Identifier: Apache-2.0
import { createContext, use } from 'react';
import type { Administrator } from '../api/contract';

export const MeContext = createContext<Administrator | null>(null);

/** Who administers; inside the frame there always is somebody. */
export function useMe(): Administrator {
  const me = use(MeContext);
  if (!me) throw new Error('outside of the frame');
  return me;
}

/** Whether he may change things; a security administrator reads (10/AR-2, 60/SA-12). */
export function useMayChange(): boolean {
  return useMe().roles?.includes('admin') ?? false;
}
