// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTime } from '../time/useTime';
import { localText, unixOf } from '../time/zoned';

const HOUR = 3600;
const PRESETS = [['hour', HOUR], ['day', 24 * HOUR], ['week', 7 * 24 * HOUR], ['month', 30 * 24 * HOUR]] as const;

/** From and to in the administrator's own zone (60/REP-2), or one of the usual ranges up to now. */
export function TimeRange(props: {
  from: string | undefined;
  to: string | undefined;
  onChange: (range: { from: string[]; to: string[] }) => void;
}) {
  const { t } = useTranslation();
  const { zone } = useTime();
  const local = (value: string | undefined) => (value ? localText(Number(value), zone) : '');
  const [from, setFrom] = useState(local(props.from));
  const [to, setTo] = useState(local(props.to));
  const unix = (text: string) => {
    const value = unixOf(text, zone);
    return value === null ? [] : [String(value)];
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    props.onChange({ from: unix(from), to: unix(to) });
  };
  const since = (seconds: number) => props.onChange({ from: [String(Math.floor(Date.now() / 1000) - seconds)], to: [] });
  return (
    <form onSubmit={apply}>
      <Stack gap="sm">
        <Group gap="xs">
          {PRESETS.map(([name, seconds]) => <Button key={name} size="compact-sm" variant="light" onClick={() => since(seconds)}>{t(`range.${name}`)}</Button>)}
        </Group>
        <TextInput type="datetime-local" label={t('range.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="datetime-local" label={t('range.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} description={t('range.zone', { zone })} />
        <Button type="submit" size="xs">{t('table.apply')}</Button>
      </Stack>
    </form>
  );
}
