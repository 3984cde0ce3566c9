// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Metric } from '../api/contract';
import { useTime } from '../time/useTime';
import { ChartView } from './ChartView';
import { bitrateText } from './figures';
import { type Range, useHistory } from './useHistory';

/** Figures of the server over a range of time (10/SUM-1). */
export function ChartCard({ id, metrics, unit, range }: { id: string; metrics: readonly Metric[]; unit: 'percent' | 'bitrate' | 'count'; range: Range }) {
  const { t } = useTranslation();
  const time = useTime();
  const { rows, error, refetch } = useHistory(metrics, range);
  const text = (value: number) => (unit === 'percent' ? `${time.number(value)} %` : unit === 'bitrate' ? bitrateText(value, time.locale) : time.number(value));
  return (
    <ChartView
      title={t(`dashboard.charts.${id}`)}
      names={metrics.map((metric) => t(`dashboard.metrics.${metric}`))}
      rows={rows}
      text={text}
      percent={unit === 'percent'}
      whole={unit === 'count'}
      none={t('dashboard.noHistory')}
      error={error}
      onRetry={refetch}
    />
  );
}
