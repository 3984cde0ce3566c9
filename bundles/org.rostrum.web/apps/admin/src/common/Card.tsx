// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';

/** One matter of a page: heading, a sentence, an action, content, and a foot for what saves it. */
export function Card({ title, text, action, foot, flush, children }: {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  foot?: ReactNode;
  /** Content reaches the edges, as a list does. */
  flush?: boolean;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title} id={id}>{title}</h2>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {action}
      </header>
      <div className={classes.body} data-flush={flush || undefined}>{children}</div>
      {foot && <footer className={classes.foot}>{foot}</footer>}
    </section>
  );
}
