// SPDX-License-Identifier: Apache-2.0
import { useLocalStorage } from '@mantine/hooks';

export type Density = 'comfortable' | 'compact';

/** Height of rows, one choice for all tables of this browser. */
export function useDensity() {
  return useLocalStorage<Density>({ key: 'rostrum.panel.density', defaultValue: 'comfortable', getInitialValueInEffect: false });
}

/** Which columns this browser shows in a table: column → shown; those without an entry are as the table has them at first. */
export function useShownColumns(table: string) {
  return useLocalStorage<Record<string, boolean>>({ key: `rostrum.panel.columns.${table}`, defaultValue: {}, getInitialValueInEffect: false });
}
