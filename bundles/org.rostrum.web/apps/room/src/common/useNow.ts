// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';

/** Unix milliseconds, renewed every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
