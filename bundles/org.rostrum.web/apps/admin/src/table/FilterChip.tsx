// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Popover, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTime } from '../time/useTime';
import classes from './DataTable.module.css';
import { type Filter, namesOf, shownOf } from './filters';
import { TimeRange } from './TimeRange';
import type { Table } from './useTable';

/** One filter: what it is set to, a way to change it, a way out. */
export function FilterChip({ filter, table }: { filter: Filter; table: Table }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const shown = useShown(filter, table);
  const off = () => table.setFilters(Object.fromEntries(namesOf([filter]).map((name) => [name, []])));
  return (
    <span className={classes.chip} data-set={shown !== null || undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus withRoles={false}>
        <Popover.Target>
          <UnstyledButton className={classes.chipButton} aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {shown === null && <IconPlus size={14} aria-hidden />}
            <span>{filter.label}</span>
            {shown !== null && <strong>{shown}</strong>}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.dropdown} role="dialog" aria-label={filter.label}>
          <Editor filter={filter} table={table} onDone={() => setOpened(false)} />
        </Popover.Dropdown>
      </Popover>
      {shown !== null && (
        <UnstyledButton className={classes.chipOff} aria-label={t('table.removeFilter', { name: filter.label })} onClick={off}><IconX size={14} /></UnstyledButton>
      )}
    </span>
  );
}

/** What the filter is set to in words; null: to nothing. */
function useShown(filter: Filter, table: Table): string | null {
  const { t } = useTranslation();
  const { short } = useTime();
  const values = shownOf(filter, table.filters, short);
  if (!values) return null;
  if (filter.kind === 'time') return t('table.fromTo', { from: values[0], to: values[1] });
  return values.length === 1 ? values[0]! : t('table.andMore', { first: values[0], count: values.length - 1 });
}

function Editor({ filter, table, onDone }: { filter: Filter; table: Table; onDone: () => void }) {
  if (filter.kind === 'time') return <TimeRange from={table.filters.from?.[0]} to={table.filters.to?.[0]} onChange={(range) => { table.setFilters(range); onDone(); }} />;
  if (filter.kind === 'text') return <TextEditor filter={filter} table={table} onDone={onDone} />;
  const chosen = table.filters[filter.name] ?? [];
  const choose = (value: string) => {
    const others = chosen.filter((one) => one !== value);
    const next = others.length < chosen.length ? others : filter.multiple ? [...chosen, value] : [value];
    table.setFilters({ [filter.name]: next });
    if (!filter.multiple) onDone();
  };
  return (
    <Stack gap="xs" role="group" aria-label={filter.label}>
      {filter.options.map(({ value, label }) => <Checkbox key={value} size="xs" label={label} checked={chosen.includes(value)} onChange={() => choose(value)} />)}
    </Stack>
  );
}

function TextEditor({ filter, table, onDone }: { filter: Filter; table: Table; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(table.filters[filter.name]?.[0] ?? '');
  const apply = (event: FormEvent) => {
    event.preventDefault();
    table.setFilters({ [filter.name]: text.trim() ? [text.trim()] : [] });
    onDone();
  };
  return (
    <form onSubmit={apply}>
      <Stack gap="xs">
        <TextInput data-autofocus aria-label={filter.label} value={text} onChange={(event) => setText(event.currentTarget.value)} autoComplete="off" spellCheck={false} />
        <Button type="submit" size="xs">{t('table.apply')}</Button>
      </Stack>
    </form>
  );
}
