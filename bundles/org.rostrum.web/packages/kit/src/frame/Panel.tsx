// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './Panel.module.css';

/** The raised surface on which a page does its one thing. */
export function Panel({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return <div className={classes.panel} data-narrow={narrow || undefined}>{children}</div>;
}
