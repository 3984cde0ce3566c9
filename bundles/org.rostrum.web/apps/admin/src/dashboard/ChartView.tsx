// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Skeleton } from '@mantine/core';
import { ErrorNotice } from '@rostrum/kit';
import { IconArrowsMaximize, IconArrowsMinimize, IconChartLine, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTime } from '../time/useTime';
import classes from './Dashboard.module.css';
import type { Row } from './merge';

const Plot = lazy(() => import('./Plot'));

/** One chart with its table, and a way to make it large (ux.md section 4); `rows` undefined: on their way. */
export function ChartView({ title, names, rows, text, percent = false, whole = false, none, error, onRetry }: {
  title: string;
  names: readonly string[];
  rows: readonly Row[] | undefined;
  text: (value: number) => string;
  percent?: boolean;
  whole?: boolean;
  /** Said where there are no rows. */
  none: string;
  error?: unknown;
  onRetry?: () => void;
}) {
  const { t } = useTranslation();
  const time = useTime();
  const [table, setTable] = useState(false);
  const [large, setLarge] = useState(false);
  const toggle = t(table ? 'dashboard.asChart' : 'dashboard.asTable', { title });
  const size = t(large ? 'dashboard.smaller' : 'dashboard.larger', { title });
  return (
    <section className={classes.card} data-enlarged={large || undefined}>
      <header className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{title}</h3>
        <div className={classes.tools}>
          <ActionIcon variant="subtle" color="gray" aria-label={toggle} title={toggle} onClick={() => setTable(!table)}>{table ? <IconChartLine size={18} /> : <IconTable size={18} />}</ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={size} title={size} onClick={() => setLarge(!large)}>{large ? <IconArrowsMinimize size={18} /> : <IconArrowsMaximize size={18} />}</ActionIcon>
        </div>
      </header>
      {error ? <ErrorNotice error={error} onRetry={onRetry} />
        : !rows ? <Skeleton height={208} role="status" aria-label={t('kit.loading')} />
          : rows.length === 0 ? <p className={classes.none}>{none}</p>
            : table ? (
              <div className={classes.tableWrap} tabIndex={0} role="group" aria-label={title}>
                <table className={classes.data}>
                  <thead><tr><th scope="col">{t('reports.time')}</th>{names.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
                  <tbody>
                    {[...rows].reverse().map(({ at, values }) => (
                      <tr key={at}><td><time>{time.short(at)}</time></td>{values.map((value, line) => <td key={line} translate="no">{value === null ? '—' : text(value)}</td>)}</tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ) : (
              <>
                <div className={classes.plot} translate="no" role="img" aria-label={t('dashboard.chartOf', { title })}>
                  <Suspense><Plot rows={rows} names={names} text={text} percent={percent} whole={whole} /></Suspense>
                </div>
                {names.length > 1 && (
                  <ul className={classes.legend}>{names.map((name, line) => <li key={name}><span className={classes.swatch} data-line={line} aria-hidden />{name}</li>)}</ul>
                )}
              </>
            )}
    </section>
  );
}
