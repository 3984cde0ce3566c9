// SPDX-License-Identifier: Apache-2.0
import type { Size } from '@rostrum/core';
import { useLayoutEffect, useState, type RefObject } from 'react';

/** Inner size of an element in whole pixels, followed while it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const read = (): void => {
      const width = target.clientWidth;
      const height = target.clientHeight;
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
