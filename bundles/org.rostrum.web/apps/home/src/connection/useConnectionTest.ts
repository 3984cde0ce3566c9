// SPDX-License-Identifier: Apache-2.0
import { api } from '@rostrum/api';
import { useCallback, useEffect, useState } from 'react';
import { tryMedia, trySignal } from './probe';
import { WAYS, type Outcome, type Outcomes, type Way } from './verdict';

export interface ConnectionTest {
  readonly outcomes: Outcomes;
  readonly done: boolean;
  /** Why no test was begun. */
  readonly error: unknown;
  again(): void;
}

/** Tries all ways at once when the page opens, and again when asked. */
export function useConnectionTest(): ConnectionTest {
  const [round, setRound] = useState(0);
  const [outcomes, setOutcomes] = useState<Outcomes>({});
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let current = true;
    const tell = (way: Way) => (outcome: Outcome) => current && setOutcomes((before) => ({ ...before, [way]: outcome }));
    setOutcomes({});
    setError(undefined);
    void trySignal(`wss://${location.host}/signal`).then(tell('signal'));
    api
      .networkTest()
      .then((test) => (['udp', 'tcp', 'relay'] as const).forEach((way) => void tryMedia(test, way).then(tell(way))))
      .catch((problem: unknown) => current && setError(problem));
    return () => {
      current = false;
    };
  }, [round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { outcomes, done: WAYS.every((way) => outcomes[way]), error, again };
}
