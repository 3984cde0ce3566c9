// SPDX-License-Identifier: Apache-2.0
import type { Me } from '@rostrum/api';
import { createContext, use } from 'react';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; inside the frame there always is somebody. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('outside of the frame');
  return me;
}
