// SPDX-License-Identifier: Apache-2.0
import { Tooltip } from '@mantine/core';
import { verdict } from '@rostrum/core';
import { IconAntennaBars1, IconAntennaBars2, IconAntennaBars3, IconAntennaBars5, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useDirect } from '../../call/useDirect';
import { clockTime } from '../../common/duration';
import { useNow } from '../../common/useNow';
import { useStore } from '../../common/useStore';
import classes from './Header.module.css';

const BARS = [IconAntennaBars1, IconAntennaBars2, IconAntennaBars3, IconAntennaBars5] as const;

/** Name of the meeting, how long it has been running, whether it is locked. */
export function MeetingName() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const topic = useStore(room.meeting, (meeting) => meeting?.topic ?? '');
  const locked = useStore(room.meeting, (meeting) => meeting?.flags.entry_lock ?? false);
  return (
    <div className={classes.meeting}>
      <h1 className={classes.topic} title={topic}>{topic}</h1>
      <Elapsed />
      {locked && (
        <Tooltip label={t('header.locked')}>
          <span className={classes.lock} role="img" aria-label={t('header.locked')}>
            <IconLock size={16} />
          </span>
        </Tooltip>
      )}
    </div>
  );
}

function Elapsed() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const startedAt = useStore(room.meeting, (meeting) => meeting?.startedAt ?? 0);
  const time = clockTime(useNow() + room.signal.clockOffset - startedAt);
  return <time className={classes.elapsed} aria-label={t('header.elapsed', { time })}>{time}</time>;
}

/** Bars of the own connection; opens the figures. */
export function QualityMark() {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const quality = useStore(room.quality);
  const own = useStore(room.meeting, (meeting) => meeting?.own.id ?? '');
  const told = useStore(room.reports.levels, (levels) => levels.get(own) ?? 'unknown');
  const level = useDirect() ? 'unknown' : told;
  if (quality === null) return null;
  const { bars, reasons } = verdict(quality, level, null);
  const Icon = BARS[bars];
  const label = [t(`header.quality${bars}`), ...reasons.slice(0, 1).map((reason) => t(`quality.why.${reason}`))].join('. ');
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={classes.quality}
        data-bars={bars}
        aria-label={label}
        data-testid="quality"
        onClick={() => screen.panel.update((panel) => (panel === 'quality' ? null : 'quality'))}
      >
        <Icon size={22} stroke={2} />
      </button>
    </Tooltip>
  );
}
