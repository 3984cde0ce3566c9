// SPDX-License-Identifier: Apache-2.0
import type { Quality, StreamRate } from '@rostrum/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Panel.module.css';
import { SidePanel } from './SidePanel';

const OWN: Readonly<Record<string, string>> = { mic: 'microphone', cam: 'camera', con: 'content', cau: 'content_audio' };

/** Figures of the own connection, renewed every two seconds. */
export function QualityPanel() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const quality = useStore(room.quality);
  return (
    <SidePanel title={t('quality.title')}>
      {quality ? <Figures quality={quality} /> : <p className={classes.empty} role="status">{t('quality.waiting')}</p>}
    </SidePanel>
  );
}

function Figures({ quality }: { quality: Quality }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const remote = useStore(room.transport.remote);
  const people = useStore(room.meeting, (meeting) => meeting?.people) ?? [];
  const nameOf = (stream: StreamRate): string => {
    if (OWN[stream.slot]) return t('quality.own', { source: t(`quality.source.${OWN[stream.slot]}`) });
    if (stream.kind === 'audio') return t('quality.sound', { number: Number(stream.slot.slice(1)) + 1 });
    const track = remote.get(stream.slot);
    const name = people.find((each) => each.id === track?.participant)?.display_name ?? stream.slot;
    return track?.source === 'content' ? t('quality.screenOf', { name }) : name;
  };
  const flowing = quality.streams.filter((each) => each.bitrate > 0);
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('quality.title')}>
      <dl className={classes.figures}>
        <Figure label={t('quality.down')} value={rateText(t, quality.incoming)} />
        <Figure label={t('quality.up')} value={rateText(t, quality.outgoing)} />
        <Figure label={t('quality.loss')} value={t('quality.percent', { value: (quality.loss * 100).toFixed(1) })} />
        <Figure
          label={t('quality.roundTrip')}
          value={quality.roundTrip === null ? t('quality.unknown') : t('quality.milliseconds', { value: Math.round(quality.roundTrip) })}
        />
        <Figure label={t('quality.path')} value={quality.protocol?.toUpperCase() ?? t('quality.unknown')} />
      </dl>
      <table className={classes.streams}>
        <caption>{t('quality.streams')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('quality.stream')}</th>
            <th scope="col">{t('quality.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {flowing.map((stream) => (
            <tr key={stream.slot}>
              <th scope="row">
                {nameOf(stream)}
                {stream.kind === 'video' && (
                  <span className={classes.note}>
                    {t('quality.pictureValue', { width: stream.width, height: stream.height, fps: Math.round(stream.framesPerSecond) })} {stream.codec}
                  </span>
                )}
              </th>
              <td>{rateText(t, stream.bitrate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function rateText(t: TFunction, bits: number): string {
  if (bits >= 1_000_000) return t('quality.megabits', { value: (bits / 1_000_000).toFixed(1) });
  return t('quality.kilobits', { value: Math.round(bits / 1000) });
}
