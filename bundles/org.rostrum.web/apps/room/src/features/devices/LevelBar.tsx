// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import classes from './Devices.module.css';

const SEGMENTS = 12;

/** Live level of the microphone; drawn past React, twenty times a second. */
export function LevelBar() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const draw = (): void => {
      const level = room.local.level.get();
      bar.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
      bar.current?.querySelectorAll('i').forEach((segment, index) => segment.toggleAttribute('data-on', index < level * SEGMENTS));
    };
    draw();
    return room.local.level.subscribe(draw);
  }, [room]);
  return (
    <div ref={bar} className={classes.level} role="meter" aria-label={t('device.microphoneLevel')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={0}>
      {Array.from({ length: SEGMENTS }, (_, index) => <i key={index} />)}
    </div>
  );
}
