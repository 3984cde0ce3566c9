// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './Dashboard.module.css';

/** A part of the dashboard. */
export function Card({ title, note, action, children }: { title: string; note?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.card}>
      <header className={classes.cardHead}>
        <div>
          <h2 className={classes.cardTitle}>{title}</h2>
          {note && <p className={classes.cardNote}>{note}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
