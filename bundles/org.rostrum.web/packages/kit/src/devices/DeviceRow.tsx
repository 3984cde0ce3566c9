// SPDX-License-Identifier: Apache-2.0
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeAgent } from '../net/userAgent';
import { Badge } from '../state/Badge';
import classes from './DeviceRow.module.css';

interface Props {
  agent: string;
  /** Name of a browser that cannot be told. */
  unknown: string;
  /** Unix seconds. */
  usedAt: number;
  used: (time: string) => string;
  /** Writes unix seconds; absent: in the browser's time zone. */
  timeText?: (seconds: number) => string;
  address?: string;
  /** What is said of the browser that shows this; null: it is another one. */
  current: string | null;
  action: (name: string) => ReactNode;
  /** It stands in something with room around it already. */
  flush?: boolean;
}

/** A browser of somebody in a list: which one, when it was used last, what can be done with it. */
export function DeviceRow({ agent, unknown, usedAt, used, timeText, address, current, action, flush }: Props) {
  const { i18n } = useTranslation();
  const { browser, system, phone } = describeAgent(agent);
  const name = [browser ?? unknown, system].filter(Boolean).join(' · ');
  const time = new Date(usedAt * 1000);
  const shown = timeText ? timeText(usedAt) : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
  const Icon = phone ? IconDeviceMobile : IconDeviceLaptop;
  return (
    <li className={classes.row} data-flush={flush}>
      <Icon size={24} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        <strong translate="no">{name}</strong>
        <span className={classes.details}>
          {address !== undefined && <><span translate="no">{address}</span><span aria-hidden>·</span></>}
          <time dateTime={time.toISOString()}>{used(shown)}</time>
        </span>
      </div>
      {current !== null && <Badge tone="accent">{current}</Badge>}
      {action(name)}
    </li>
  );
}
