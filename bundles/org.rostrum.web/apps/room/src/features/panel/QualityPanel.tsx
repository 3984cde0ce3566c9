// SPDX-License-Identifier: Apache-2.0
import { verdict, type Quality, type Report } from '@rostrum/core';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useDirect } from '../../call/useDirect';
import { useStore } from '../../common/useStore';
import classes from './Panel.module.css';
import { Received, Sent } from './QualityStreams';
import { rateText } from './rateText';
import { SidePanel } from './SidePanel';

/** Figures of the own connection, renewed every two seconds: how good it is and why not better, then each stream. */
export function QualityPanel() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const quality = useStore(room.quality);
  const told = useStore(room.reports.report);
  // Of the way that is not used the server tells nothing of interest
  const report = useDirect() ? null : told;
  useEffect(() => room.reports.watch(), [room]);
  return (
    <SidePanel title={t('quality.title')}>
      {quality ? (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('quality.title')} data-testid="quality-panel">
          <Why quality={quality} report={report} />
          <Figures quality={quality} report={report} />
          <Sent quality={quality} report={report} />
          <Received quality={quality} report={report} />
        </div>
      ) : (
        <p className={classes.empty} role="status">{t('quality.waiting')}</p>
      )}
    </SidePanel>
  );
}

interface Known {
  quality: Quality;
  report: Report | null;
}

function Why({ quality, report }: Known) {
  const { t } = useTranslation();
  const { bars, reasons } = verdict(quality, report?.level ?? 'unknown', report);
  return (
    <div className={classes.why} data-bars={bars} data-testid="quality-why">
      <p>{t(`header.quality${bars}`)}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{t(`quality.why.${reason}`)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the server measured counts for what we send, what the browser measured for what we receive. */
function Figures({ quality, report }: Known) {
  const { t } = useTranslation();
  const up = report ? lossUp(report) : quality.lossOut;
  const roundTrip = quality.roundTrip ?? report?.round_trip_ms ?? null;
  // a relay that is not the server's own is known to the browser only
  const path = report && report.path !== 'unknown' && quality.protocol !== 'relay' ? report.path : quality.protocol;
  return (
    <dl className={classes.figures}>
      <Figure name="down" label={t('quality.down')} value={rateText(t, quality.incoming)} />
      <Figure name="up" label={t('quality.up')} value={rateText(t, quality.outgoing)} />
      <Figure name="loss-down" label={t('quality.lossDown')} value={shareText(t, quality.lossIn)} />
      <Figure name="loss-up" label={t('quality.lossUp')} value={shareText(t, up)} />
      <Figure name="round-trip" label={t('quality.roundTrip')} value={timeText(t, roundTrip)} />
      <Figure name="jitter" label={t('quality.jitter')} value={timeText(t, quality.jitter)} />
      <Figure name="path" label={t('quality.path')} value={path ? t(`quality.paths.${path}`, { defaultValue: path.toUpperCase() }) : t('quality.unknown')} />
      {report?.available_bps != null && <Figure name="available" label={t('quality.available')} value={rateText(t, report.available_bps)} />}
    </dl>
  );
}

function lossUp({ streams }: Report): number {
  const sent = streams.filter((each) => each.direction === 'up' && each.loss_percent !== null && each.bitrate > 0);
  const rate = sent.reduce((sum, each) => sum + each.bitrate, 0);
  return rate > 0 ? sent.reduce((sum, each) => sum + each.bitrate * each.loss_percent!, 0) / rate / 100 : 0;
}

function Figure({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-testid={`quality-${name}`}>{value}</dd>
    </div>
  );
}

function shareText(t: TFunction, share: number): string {
  return t('quality.percent', { value: (share * 100).toFixed(1) });
}

function timeText(t: TFunction, milliseconds: number | null): string {
  return milliseconds === null ? t('quality.unknown') : t('quality.milliseconds', { value: Math.round(milliseconds) });
}
