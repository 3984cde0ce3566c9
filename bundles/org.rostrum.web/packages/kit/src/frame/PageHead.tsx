// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useTitle } from '../app/useTitle';
import classes from './PageHead.module.css';

/** Title, one sentence what the page is for, primary action (ux.md section 4). */
export function PageHead({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  useTitle(title);
  return (
    <header className={classes.head}>
      <div>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.text}>{text}</p>
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </header>
  );
}
