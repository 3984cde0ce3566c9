// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '@rostrum/api';
import { errorText } from '@rostrum/kit';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changesOf, type Draft, faultOf, fieldOf, restartOf } from './settingModel';
import { type Setting, type SettingGroup, settingsApi } from './settingsApi';

/** What stands in the fields of one group, where it differs from the server, and how it gets there. */
export function useSettingForm(group: SettingGroup, { onSaved, onDirty }: {
  onSaved: (changed: SettingGroup[]) => void;
  /** Stable; told whenever something becomes unsaved or saved. */
  onDirty: (groupId: string, dirty: boolean) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState<Draft>({});
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const field = (setting: Setting): Draft[string] => (setting.name in typed ? typed[setting.name]! : fieldOf(setting));
  const changes = changesOf(group.settings, Object.fromEntries(group.settings.map((setting) => [setting.name, field(setting)])));
  const changed = Object.keys(changes);
  const dirty = changed.length > 0;

  useEffect(() => onDirty(group.id, dirty), [onDirty, group.id, dirty]);

  const set = (name: string, value: Draft[string]) => {
    setTyped((before) => ({ ...before, [name]: value }));
    setRefused(({ [name]: _, ...rest }) => rest);
    setFailure(null);
  };
  const discard = () => {
    setTyped({});
    setRefused({});
    setFailure(null);
  };
  /** Sends; a refusal lands at the setting that it names, otherwise above the group. */
  const send = async (values: typeof changes) => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await settingsApi.change(values);
      setTyped((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in values))));
      onSaved(answer);
    } catch (error) {
      const named = errorsBySetting(error, values, (one) => [errorText(t, one), one.detail].filter(Boolean).join(' '));
      setRefused(named);
      if (Object.keys(named).length === 0) setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    id, field, set, discard, busy, changed,
    restart: restartOf(group.settings, changed),
    faulty: group.settings.some((setting) => faultOf(setting, field(setting)) !== null),
    /** The server's own words about a setting, null if none. */
    refusal: (name: string) => refused[name] ?? null,
    failure,
    save: (event: FormEvent) => {
      event.preventDefault();
      return dirty ? send(changes) : Promise.resolve();
    },
  };
}

export type SettingForm = ReturnType<typeof useSettingForm>;

function errorsBySetting(error: unknown, values: object, text: (error: ApiError) => string): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  const named = [error, ...error.others].flatMap((one) => {
    const name = Object.keys(values).find((known) => one.location === known || one.location === `values.${known}`);
    return name ? [[name, text(one)] as const] : [];
  });
  return Object.fromEntries(named);
}
