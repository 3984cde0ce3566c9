// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ConfirmDialog } from '@rostrum/kit';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';

export interface BulkAction {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Asked before, where it takes something away. */
  confirm?: (count: number) => { title: string; text: string };
  /** Runs for the selected rows; a failure is shown in the question, or thrown away to the page's own toast. */
  run: (ids: readonly string[]) => Promise<unknown>;
}

/** What can be done with the selected rows, in place of the tools. */
export function BulkBar({ actions, ids, onDone }: { actions: readonly BulkAction[]; ids: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<BulkAction | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const run = async (action: BulkAction) => {
    setBusy(action.id);
    try {
      await action.run(ids);
      onDone();
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('table.bulk')}>
      <strong role="status">{t('table.selected', { count: ids.length })}</strong>
      {actions.map((action) => (
        <Button
          key={action.id}
          size="xs"
          variant="default"
          leftSection={action.icon}
          loading={busy === action.id}
          onClick={() => (action.confirm ? setAsking(action) : void run(action))}
        >
          {action.label}
        </Button>
      ))}
      <Button size="xs" variant="subtle" color="gray" ml="auto" onClick={onDone}>{t('table.deselect')}</Button>
      <ConfirmDialog
        opened={asking !== null}
        title={asking?.confirm?.(ids.length).title ?? ''}
        text={asking?.confirm?.(ids.length).text ?? ''}
        action={asking?.label ?? ''}
        onConfirm={() => run(asking!)}
        onClose={() => setAsking(null)}
      />
    </div>
  );
}
