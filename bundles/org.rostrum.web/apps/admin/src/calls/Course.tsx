// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallJoin, CallSample } from '../api/contract';
import { panel } from '../api/panel';
import { ChartView } from '../dashboard/ChartView';
import type { Row } from '../dashboard/merge';
import { useFigureText } from '../running/figureText';
import classes from './Calls.module.css';
import { rowsOf, stepOf } from './course';

const KILO = 1_000;

/** How good a connection was over time; its samples are kept for some days only (55/MNT-3). */
export function Course({ call, join }: { call: string; join: CallJoin }) {
  const { t } = useTranslation();
  const text = useFigureText();
  const step = stepOf(join);
  const { data, error, refetch } = useQuery({
    queryKey: ['calls', 'samples', call, join.participant_id, step], queryFn: () => panel.callSamples(call, join.participant_id, step),
  });
  const rows = (...figures: ((sample: CallSample) => number | null | undefined)[]): Row[] | undefined => data && rowsOf(data.list, ...figures);
  const shared = { none: t('calls.noSamples'), error, onRetry: () => void refetch() };
  return (
    <div className={classes.course} data-testid="course">
      <ChartView
        {...shared}
        title={t('calls.rate')}
        names={[t('calls.received'), t('calls.sent')]}
        rows={rows((sample) => sample.bitrate_down * KILO, (sample) => sample.bitrate_up * KILO)}
        text={text.rate}
      />
      {data?.list.length !== 0 && !error && (
        <>
          <ChartView {...shared} title={t('calls.loss')} names={[t('calls.received'), t('calls.sent')]} rows={rows((sample) => sample.loss_down, (sample) => sample.loss_up)} text={text.share} />
          <ChartView {...shared} title={t('calls.times')} names={[t('calls.roundTrip'), t('running.jitter')]} rows={rows((sample) => sample.round_trip, (sample) => sample.jitter)} text={text.time} />
        </>
      )}
    </div>
  );
}
