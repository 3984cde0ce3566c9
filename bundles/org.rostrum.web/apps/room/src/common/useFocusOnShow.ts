// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, type RefObject } from 'react';

/** Takes the focus when what was there before has gone, so that keys and screen readers begin at the new page. */
export function useFocusOnShow<T extends HTMLElement>(): RefObject<T | null> {
  const target = useRef<T>(null);
  useEffect(() => target.current?.focus({ preventScroll: true }), []);
  return target;
}
