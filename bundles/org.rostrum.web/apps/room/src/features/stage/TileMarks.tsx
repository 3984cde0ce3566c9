// SPDX-License-Identifier: Apache-2.0
import { streamBars, type Level, type Participant, type RemoteTrack, type Tile } from '@rostrum/core';
import { IconAntennaBars2, IconAntennaBars3, IconAntennaBars5, IconMicrophoneOff, IconPinFilled, IconPlugConnectedX, IconScreenShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Stage.module.css';

interface MarksProps {
  tile: Tile;
  participant: Participant;
  remote: RemoteTrack | undefined;
  label: string;
}

/** Name, mute and quality marks, all in one place. */
export function TileMarks({ tile, participant, remote, label }: MarksProps) {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const pinned = useStore(screen.pinned, (key) => key === tile.key);
  const told = useStore(room.reports.levels, (levels) => levels.get(participant.id) ?? 'unknown');
  const poor = useStore(room.quality, (quality) => isPoor(quality?.streams.find((each) => each.slot === remote?.slot)));
  const level: Level = poor ? 'poor' : told;
  const camera = tile.source === 'camera';
  return (
    <>
      <div className={classes.marks}>
        {camera && !participant.microphone && <Mark icon={<IconMicrophoneOff size={15} />} label={t('stage.muted')} tone="live" />}
        {!camera && <IconScreenShare size={15} aria-hidden />}
        <span className={classes.name}>{label}</span>
        {pinned && <Mark icon={<IconPinFilled size={14} />} label={t('stage.pinned')} />}
        {participant.presence === 'away' && <Mark icon={<IconPlugConnectedX size={15} />} label={t('stage.away')} tone="warning" />}
        {camera && level !== 'unknown' && participant.presence === 'connected' && <QualityMark level={level} />}
      </div>
      {(remote?.paused === 'bandwidth' || remote?.paused === 'limit') && <p className={classes.paused}>{t(`stage.paused.${remote.paused}`)}</p>}
    </>
  );
}

const BARS = { good: IconAntennaBars5, fair: IconAntennaBars3, poor: IconAntennaBars2 } as const;
const TONES = { good: 'quiet', fair: 'warning', poor: 'live' } as const;

function QualityMark({ level }: { level: Exclude<Level, 'unknown'> }) {
  const { t } = useTranslation();
  const Icon = BARS[level];
  return (
    <span data-testid="tile-quality" data-level={level} className={classes.mark}>
      <Mark icon={<Icon size={15} />} label={t(`stage.quality.${level}`)} tone={TONES[level]} />
    </span>
  );
}

function Mark({ icon, label, tone }: { icon: React.ReactNode; label: string; tone?: 'live' | 'warning' | 'quiet' }) {
  return (
    <span className={classes.mark} data-tone={tone} role="img" aria-label={label} title={label}>
      {icon}
    </span>
  );
}

function isPoor(stream: Parameters<typeof streamBars>[0] | undefined): boolean {
  return stream !== undefined && stream.bitrate > 0 && streamBars(stream) <= 1;
}
