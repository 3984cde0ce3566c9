// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '@rostrum/api';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, reasonText } from '../i18n/errorText';

/** Field name → stable word of what is wrong with it. */
export type FieldErrors<V> = Partial<Record<keyof V, string>>;

interface Options<V> {
  initial: V;
  /** Checks before sending; empty where all is well. */
  check?: (values: V) => FieldErrors<V>;
  /** Sends; a refusal with a known location lands at its field, any other above the form. */
  submit: (values: V) => Promise<unknown>;
  /** Location in a refusal → field, where they differ. Returns null for "no field of mine". */
  fieldOf?: (error: ApiError) => keyof V | null;
}

/** State of a form whose rules are the server's: values, errors at fields, one error for the rest, sending. */
export function useFields<V extends object>({ initial, check, submit, fieldOf }: Options<V>) {
  const { t } = useTranslation();
  const [values, setValues] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors<V>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const set = <K extends keyof V>(name: K, value: V[K]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _, ...rest }) => rest as FieldErrors<V>);
    setFailure(null);
  };

  const refuse = (error: unknown) => {
    const all = error instanceof ApiError ? [error, ...error.others] : [];
    const placed = all.map((one) => [fieldOf?.(one) ?? ownField(initial, one), one.reason] as const).filter(([field]) => field !== null);
    if (placed.length > 0) setErrors(Object.fromEntries(placed) as FieldErrors<V>);
    else setFailure(error);
  };

  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    const found = check?.(values) ?? {};
    setErrors(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await submit(values);
      setSaved(values);
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };

  /** Back to what was saved last, or on to other values that are. */
  const reset = (next: V = saved) => {
    setValues(next);
    setSaved(next);
    setErrors({});
    setFailure(null);
  };

  return {
    values,
    set,
    reset,
    /** Whether there is something that was not saved. */
    dirty: JSON.stringify(values) !== JSON.stringify(saved),
    errors,
    setErrors,
    busy,
    send,
    /** What stopped the form as a whole, or null. */
    failure,
    /** Text above the form, or null. */
    failureText: failure === null ? null : errorText(t, failure),
    /** Props of a text field. */
    text: <K extends keyof V>(name: K) => ({
      name: String(name),
      value: String(values[name]),
      onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value as V[K]),
      error: errors[name] ? reasonText(t, errors[name]) : null,
      errorProps: { role: 'alert' },
    }),
  };
}

function ownField<V extends object>(initial: V, error: ApiError): keyof V | null {
  return error.location !== null && error.location in initial ? (error.location as keyof V) : null;
}
