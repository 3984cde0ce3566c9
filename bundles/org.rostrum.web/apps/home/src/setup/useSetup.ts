// SPDX-License-Identifier: Apache-2.0
import { api, ApiError } from '@rostrum/api';
import { errorText, useLoad } from '@rostrum/kit';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkStep, emptyAccount, placeOf, requestOf, type SetupDraft, type SetupErrors, STEPS, suggestedServerName } from './setupDraft';

const initial = (): SetupDraft => ({
  code: '',
  server_name: suggestedServerName(location.hostname),
  administrator: { login: 'admin', password: '' },
  accounts: [emptyAccount(0)],
  allow_address: false,
});

/** Gathers the set-up step by step and sends it once, at the end; a refusal leads back to the step that it concerns. The code is asked for where it is typed. */
export function useSetup() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const [index, setIndex] = useState(0);
  const [errors, setErrors] = useState<SetupErrors>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const keys = useRef(0);
  const { data: state } = useLoad(api.setup);
  const { data: rules } = useLoad(api.passwordRules);
  const step = STEPS[index]!;

  const show = (next: number, found: SetupErrors = {}) => {
    setIndex(next);
    setErrors(found);
    setFailure(null);
  };
  const change = (part: Partial<SetupDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setErrors({});
  };
  const refused = (error: unknown) => {
    const place = error instanceof ApiError ? placeOf(error) : null;
    if (place && error instanceof ApiError) show(STEPS.indexOf(place.step), { [place.place]: error.reason });
    else setFailure(error);
  };
  const send = async (request: () => Promise<unknown>, onDone: () => void) => {
    setBusy(true);
    try {
      await request();
      onDone();
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };
  const next = (event: FormEvent) => {
    event.preventDefault();
    const found = checkStep(step, draft, rules);
    if (Object.keys(found).length > 0) setErrors(found);
    else if (step === 'code') void send(() => api.checkSetupCode(requestOf(draft).code), () => show(index + 1));
    else if (index < STEPS.length - 1) show(index + 1);
    else void send(() => api.completeSetup(requestOf(draft)), () => setDone(true));
  };

  return {
    draft,
    change,
    step,
    index,
    errors,
    busy,
    done,
    /** Address of the visitor, where administration is not allowed from there; null else. */
    foreignAddress: state && !state.address_allowed ? state.your_address : null,
    failureText: failure === null ? null : errorText(t, failure),
    next,
    back: () => show(index - 1),
    addAccount: () => change({ accounts: [...draft.accounts, emptyAccount(++keys.current)] }),
    removeAccount: (key: number) => change({ accounts: draft.accounts.filter((account) => account.key !== key) }),
    changeAccount: (key: number, part: Partial<SetupDraft['accounts'][number]>) =>
      change({ accounts: draft.accounts.map((account) => (account.key === key ? { ...account, ...part } : account)) }),
  };
}

export type Setup = ReturnType<typeof useSetup>;
