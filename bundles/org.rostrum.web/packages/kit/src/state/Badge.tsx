// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './Badge.module.css';

/** A state in one or two words. Tone never stands alone: the text says the same. */
export function Badge({ tone = 'neutral', pulse, children }: {
  tone?: 'neutral' | 'accent' | 'live' | 'success' | 'warning';
  /** A dot before the text, for what goes on right now. */
  pulse?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {pulse && <span className={classes.dot} aria-hidden />}
      {children}
    </span>
  );
}
