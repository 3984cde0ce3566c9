// SPDX-License-Identifier: Apache-2.0
import { Button, Popover, SegmentedControl } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../api/contract';
import { TimeRange } from '../table/TimeRange';
import { useTime } from '../time/useTime';
import { ChartCard } from './ChartCard';
import classes from './Dashboard.module.css';
import type { Range } from './useHistory';

const HOUR = 3600;
const SPANS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR } as const;
type Span = keyof typeof SPANS;
type Unit = 'percent' | 'bitrate' | 'count';
const CHARTS: readonly { id: string; metrics: readonly Metric[]; unit: Unit }[] = [
  { id: 'cpu', metrics: ['cpu'], unit: 'percent' },
  { id: 'network', metrics: ['network_in', 'network_out'], unit: 'bitrate' },
  { id: 'conferences', metrics: ['conferences'], unit: 'count' },
  { id: 'participants', metrics: ['participants'], unit: 'count' },
];

/** Everything over time, with any range of dates (10/SUM-1). */
export function HistoryCharts() {
  const { t } = useTranslation();
  const time = useTime();
  const [span, setSpan] = useState<Span | 'custom'>('day');
  const [custom, setCustom] = useState<{ from: number; to: number } | null>(null);
  const [opened, setOpened] = useState(false);
  const range: Range = span === 'custom' && custom ? custom : { lastSeconds: SPANS[span === 'custom' ? 'day' : span] };
  const choose = ({ from, to }: { from: string[]; to: string[] }) => {
    setOpened(false);
    if (!from[0]) return;
    setCustom({ from: Number(from[0]), to: Number(to[0] ?? Math.floor(Date.now() / 1000)) });
    setSpan('custom');
  };
  return (
    <>
      <div className={classes.rangeBar}>
        <h2 className={classes.rangeTitle}>{t('dashboard.history')}</h2>
        <div className={classes.tools}>
          <SegmentedControl
            className={classes.spans!}
            size="xs"
            aria-label={t('dashboard.span')}
            value={span}
            onChange={(value) => setSpan(value as Span)}
            data={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`dashboard.spans.${value}`) }))}
          />
          <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus returnFocus withRoles={false}>
            <Popover.Target>
              <Button size="xs" variant={span === 'custom' ? 'light' : 'default'} leftSection={<IconCalendar size={16} />} aria-expanded={opened} onClick={() => setOpened(!opened)}>
                {span === 'custom' && custom ? t('table.fromTo', { from: time.short(custom.from), to: time.short(custom.to) }) : t('dashboard.dates')}
              </Button>
            </Popover.Target>
            <Popover.Dropdown role="dialog" aria-label={t('dashboard.dates')}>
              <TimeRange from={custom ? String(custom.from) : undefined} to={custom ? String(custom.to) : undefined} onChange={choose} />
            </Popover.Dropdown>
          </Popover>
        </div>
      </div>
      <div className={classes.charts}>{CHARTS.map((chart) => <ChartCard key={chart.id} {...chart} range={range} />)}</div>
    </>
  );
}
