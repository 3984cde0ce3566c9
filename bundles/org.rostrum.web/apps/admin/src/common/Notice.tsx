// SPDX-License-Identifier: Apache-2.0
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

const ICONS = { neutral: IconInfoCircle, accent: IconInfoCircle, success: IconCircleCheck, warning: IconAlertTriangle, danger: IconAlertTriangle };

/** A word beside a form or a list. `live`: it appears after something was done and is to be heard. */
export function Notice({ tone = 'neutral', live, action, children }: {
  tone?: keyof typeof ICONS;
  live?: boolean;
  action?: ReactNode;
  children: ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon size={18} aria-hidden />
      <div className={classes.words}>{children}</div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
