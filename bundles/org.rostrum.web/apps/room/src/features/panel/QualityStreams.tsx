// SPDX-License-Identifier: Apache-2.0
import type { Quality, Report, StreamRate } from '@rostrum/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Panel.module.css';
import { rateText } from './rateText';

const OWN: Readonly<Record<string, string>> = { mic: 'microphone', cam: 'camera', con: 'content', cau: 'content_audio' };

interface Known {
  quality: Quality;
  report: Report | null;
}

/** What the person sends: sizes of all layers that arrive, and what keeps the browser from sending more. */
export function Sent({ quality, report }: Known) {
  const { t } = useTranslation();
  const sent = quality.streams.filter((each) => each.direction === 'out' && each.bitrate > 0);
  if (sent.length === 0) return null;
  const layers = (source: string) => (report?.streams ?? []).filter((each) => each.direction === 'up' && each.source === source && each.bitrate > 0 && each.height > 0);
  return (
    <Streams caption={t('quality.sending')}>
      {sent.map((stream) => (
        <Row key={stream.slot} name={t('quality.own', { source: t(`quality.source.${OWN[stream.slot] ?? 'camera'}`) })} rate={stream.bitrate} slot={stream.slot}>
          <Picture stream={stream} />
          {layers(OWN[stream.slot] ?? '').length > 1 && (
            <Note>{t('quality.layers', { sizes: layers(OWN[stream.slot]!).map((each) => t('quality.layer', { height: each.height, rate: rateText(t, each.bitrate) })).join(', ') })}</Note>
          )}
          {stream.limited !== 'none' && <Note>{t(`quality.limited.${stream.limited}`)}</Note>}
        </Row>
      ))}
    </Streams>
  );
}

/** What the person receives, and why a picture is missing. */
export function Received({ quality, report }: Known) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const remote = useStore(room.transport.remote);
  const people = useStore(room.meeting, (meeting) => meeting?.people) ?? [];
  const track = (slot: string) => remote.get(slot);
  const nameOf = (stream: StreamRate): string => {
    const known = people.find((each) => each.id === track(stream.slot)?.participant)?.display_name;
    if (stream.kind === 'audio') return known ? t('quality.soundOf', { name: known }) : t('quality.sound', { number: Number(stream.slot.slice(1)) + 1 });
    const name = known ?? stream.slot;
    return track(stream.slot)?.source === 'content' ? t('quality.screenOf', { name }) : name;
  };
  const heldBy = (slot: string) => [track(slot)?.paused].find((paused) => paused === 'bandwidth' || paused === 'limit');
  const received = quality.streams.filter((each) => each.direction === 'in' && (each.bitrate > 0 || heldBy(each.slot)));
  const layerOf = (stream: StreamRate) => report?.streams.find((each) => each.direction === 'down' && each.participant_id === track(stream.slot)?.participant && each.source === track(stream.slot)?.source)?.layer;
  if (received.length === 0) return null;
  return (
    <Streams caption={t('quality.receiving')}>
      {received.map((stream) => (
        <Row key={stream.slot} name={nameOf(stream)} rate={stream.bitrate} slot={stream.slot}>
          <Picture stream={stream} layer={layerOf(stream)} />
          {heldBy(stream.slot) && <Note>{t(`stage.paused.${heldBy(stream.slot)}`)}</Note>}
          {stream.newFreezes > 0 && <Note>{t('quality.froze')}</Note>}
          {stream.decodeMs !== null && stream.decodeMs > SLOW_DECODING && <Note>{t('quality.decode', { value: Math.round(stream.decodeMs) })}</Note>}
        </Row>
      ))}
    </Streams>
  );
}

/** A picture that takes longer holds up those behind it, milliseconds. */
const SLOW_DECODING = 25;

function Streams({ caption, children }: { caption: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <table className={classes.streams}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('quality.stream')}</th>
          <th scope="col">{t('quality.rate')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ name, rate, slot, children }: { name: string; rate: number; slot: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <tr data-testid="quality-stream" data-slot={slot}>
      <th scope="row">
        {name}
        {children}
      </th>
      <td>{rateText(t, rate)}</td>
    </tr>
  );
}

function Picture({ stream, layer }: { stream: StreamRate; layer?: string | undefined }) {
  const { t } = useTranslation();
  if (stream.kind !== 'video' || stream.height === 0) return null;
  const size = t('quality.pictureValue', { width: stream.width, height: stream.height, fps: Math.round(stream.framesPerSecond) });
  return <Note>{[size, stream.codec, layer ? t(`quality.layerName.${layer}`, { defaultValue: '' }) : ''].filter(Boolean).join(', ')}</Note>;
}

function Note({ children }: { children: ReactNode }) {
  return <span className={classes.note}>{children}</span>;
}
