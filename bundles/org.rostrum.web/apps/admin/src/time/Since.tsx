// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { durationText } from './duration';

const SECOND_MS = 1_000;

/** How long ago (unix seconds) as a clock that goes on: 42:07, 3:05:00. */
export function Since({ at }: { at: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return <time>{durationText(Math.max(0, Math.floor(now / SECOND_MS) - at))}</time>;
}
