// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { SearchField } from '@rostrum/kit/lists';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataTableProps } from './DataTable';
import classes from './DataTable.module.css';
import { FilterChip } from './FilterChip';
import { type Density, useDensity, useShownColumns } from './tableLook';
import type { Table } from './useTable';

const TYPING_MS = 300;
/** More filters than this get a line of their own. */
const MANY = 3;

/** Search, filters, columns and height of rows. */
export function TableTools<T>({ id, table, columns, filters = [], search, tools }: DataTableProps<T>) {
  const { t } = useTranslation();
  return (
    <div className={classes.tools}>
      {search !== undefined && <Search label={search} table={table} />}
      <div className={classes.chips} data-many={filters.length > MANY || undefined}>
        {filters.map((filter) => <FilterChip key={filter.name} filter={filter} table={table} />)}
        {filters.length > 0 && Object.keys(table.filters).length > 0 && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={table.clear}>{t('table.clear')}</Button>
        )}
      </div>
      <div className={classes.own}>
        {tools}
        <Look id={id} columns={columns} />
      </div>
    </div>
  );
}

function Search({ label, table }: { label: string; table: Table }) {
  const current = table.filters.search?.[0] ?? '';
  const [text, setText] = useState(current);
  const apply = useDebouncedCallback((value: string) => table.setFilters({ search: value.trim() ? [value.trim()] : [] }), TYPING_MS);
  // Cleared from elsewhere.
  useEffect(() => { if (current === '') setText(''); }, [current]);
  return (
    <SearchField
      className={classes.search}
      label={label}
      value={text}
      onChange={(typed) => {
        setText(typed);
        apply(typed);
      }}
    />
  );
}

function Look<T>({ id, columns }: Pick<DataTableProps<T>, 'id' | 'columns'>) {
  const { t } = useTranslation();
  const [density, setDensity] = useDensity();
  const [shown, setShown] = useShownColumns(id);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <ActionIcon variant="default" size={34} aria-label={t('table.look')} title={t('table.look')}><IconAdjustmentsHorizontal size={18} stroke={1.7} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} role="dialog" aria-label={t('table.look')}>
        <Stack gap="xs">
          <Text size="xs" fw={600} c="dimmed">{t('table.rows')}</Text>
          <SegmentedControl
            size="xs"
            aria-label={t('table.rows')}
            value={density}
            onChange={(value) => setDensity(value as Density)}
            data={[{ value: 'comfortable', label: t('table.comfortable') }, { value: 'compact', label: t('table.compact') }]}
          />
          <Text size="xs" fw={600} c="dimmed" mt="xs">{t('table.columns')}</Text>
          {columns.map((column, index) => (
            <Checkbox
              key={column.id}
              size="xs"
              label={column.title}
              disabled={index === 0}
              checked={index === 0 || (shown[column.id] ?? !column.hidden)}
              onChange={(event) => setShown({ ...shown, [column.id]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
