// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { type HttpsConfiguration, httpsApi } from './httpsApi';
import { type Outcome, outcomeOf } from './wait';

const LOOK_EVERY_MS = 1_000;

/** Looks at the server while it restarts with another configuration. Outcome null: nothing has begun. */
export function useRestart(wanted: HttpsConfiguration, portNow: number) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (outcome !== 'waiting') return undefined;
    const begun = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async () => {
      const seen = await httpsApi.read().catch(() => null);
      if (over) return;
      const next = outcomeOf(wanted, seen, portNow, (Date.now() - begun) / 1000);
      if (next === 'waiting') timer = setTimeout(() => void look(), LOOK_EVERY_MS);
      else setOutcome(next);
    };
    timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [outcome, wanted, portNow]);
  return { outcome, begin: () => setOutcome('waiting'), finish: setOutcome };
}
