// SPDX-License-Identifier: Apache-2.0
import { IconAlertTriangle, IconInbox, IconLock, IconSearchOff, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StateMessage.module.css';

const ICONS = { empty: IconInbox, error: IconAlertTriangle, missing: IconSearchOff, locked: IconLock, done: IconCircleCheck };

/** Tells why there is nothing else to see: empty, failed, not found, not allowed, done; with what to do about it. */
export function StateMessage(props: {
  kind: keyof typeof ICONS;
  /** In place of that of the kind. */
  icon?: typeof IconLock | undefined;
  title: string;
  text?: string | undefined;
  action?: ReactNode;
  /** Level of the heading; 1 where this is the whole page. */
  level?: 1 | 2;
}) {
  const Icon = props.icon ?? ICONS[props.kind];
  const Heading = props.level === 1 ? 'h1' : 'h2';
  return (
    <section className={classes.message} data-kind={props.kind} role={props.kind === 'error' ? 'alert' : undefined}>
      <span className={classes.icon}>
        <Icon size={28} stroke={1.6} aria-hidden />
      </span>
      <Heading className={classes.title}>{props.title}</Heading>
      {props.text && <p className={classes.text}>{props.text}</p>}
      {props.action && <div className={classes.action}>{props.action}</div>}
    </section>
  );
}
