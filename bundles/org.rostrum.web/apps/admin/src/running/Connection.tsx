// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { Badge, ErrorNotice } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConnectionFigures, StreamFigures } from '../api/contract';
import { panel } from '../api/panel';
import classes from './Running.module.css';
import { useFigureText } from './figureText';

const FIGURES_MS = 2_000;
const TONES = { unknown: 'neutral', good: 'success', fair: 'warning', poor: 'live' } as const;

/** One line: how good, why not better, both rates, what is lost, how far. */
export function Connection({ figures }: { figures: ConnectionFigures | undefined }) {
  const { t } = useTranslation();
  const text = useFigureText();
  if (!figures) return null;
  const { level, cause } = figures;
  return (
    <p className={classes.connection} data-testid="connection" data-level={level}>
      <Badge tone={TONES[level]}>{t(`running.level.${level}`)}</Badge>
      {cause !== 'none' && <span>{t(`running.cause.${cause}`)}</span>}
      <span>{t('running.rates', { up: text.rate(figures.bitrate_up), down: text.rate(figures.bitrate_down) })}</span>
      {figures.round_trip_ms != null && <span>{t('running.roundTrip', { time: text.time(figures.round_trip_ms) })}</span>}
      <span>{t(`running.path.${figures.path}`, { defaultValue: figures.path })}</span>
    </p>
  );
}

/** Each stream of one participant, live. */
export function Streams({ session, participant, names }: { session: string; participant: string; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['running', 'streams', session, participant], queryFn: () => panel.participantMedia(session, participant), refetchInterval: FIGURES_MS,
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={80} role="status" aria-label={t('kit.loading')} />;
  if (data.streams.length === 0) return <p className={classes.quietText} role="status">{t('running.noStreams')}</p>;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('running.streams')}>
      <table className={classes.streams} data-testid="streams">
        <caption className={classes.hidden}>{t('running.streams')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('running.stream')}</th>
            <th scope="col">{t('running.picture')}</th>
            <th scope="col">{t('running.rate')}</th>
            <th scope="col">{t('running.loss')}</th>
            <th scope="col">{t('running.jitter')}</th>
          </tr>
        </thead>
        <tbody>{data.streams.map((stream, index) => <Stream key={index} stream={stream} names={names} />)}</tbody>
      </table>
      {data.media.address && <p className={classes.quiet}>{t('running.address')} <span translate="no">{data.media.address}</span></p>}
    </div>
  );
}

function Stream({ stream, names }: { stream: StreamFigures; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const text = useFigureText();
  const source = t(`running.source.${stream.source}`);
  return (
    <tr>
      <th scope="row">
        {stream.direction === 'up'
          ? t('running.sends', { source })
          : <>{t('running.receives', { source })} <span translate="no">{names.get(stream.of_app_id) ?? stream.of_app_id}</span></>}
        {stream.codec && <span className={classes.quiet} translate="no"> {stream.codec}</span>}
      </th>
      <td>{stream.paused !== 'none' ? t(`running.paused.${stream.paused}`) : text.picture(stream)}</td>
      <td>{text.rate(stream.bitrate)}</td>
      <td>{text.share(stream.loss)}</td>
      <td>{text.time(stream.jitter_ms)}</td>
    </tr>
  );
}
