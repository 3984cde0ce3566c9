// SPDX-License-Identifier: Apache-2.0
import { errorText, toast } from '@rostrum/kit';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Choices that are saved one by one as they are made: a switch moves with the finger, not with the answer. Once everything is answered,
 * what the server says holds; what it refused moves back and is told.
 *
 * @param key    of the query that `chosen` comes from
 * @param prefer sends what changed; its answer is all of them
 */
export function useChoices<T extends object>(key: QueryKey, chosen: T, prefer: (parts: Partial<T>) => Promise<T>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [shown, setShown] = useState(chosen);
  const unanswered = useRef(0);
  useEffect(() => {
    if (unanswered.current === 0) setShown(chosen);
  }, [chosen]);
  const { mutate, error } = useMutation({
    mutationFn: prefer,
    // One after the other: the last answer is what holds
    scope: { id: String(key[0]) },
    onSuccess: (now) => queries.setQueryData(key, now),
    onError: (failure) => toast('error', errorText(t, failure)),
    onSettled: () => {
      unanswered.current -= 1;
      if (unanswered.current === 0) setShown(queries.getQueryData<T>(key) ?? chosen);
    },
  });
  const choose = (parts: Partial<T>) => {
    unanswered.current += 1;
    setShown((before) => ({ ...before, ...parts }));
    mutate(parts);
  };
  return { shown, choose, error };
}
