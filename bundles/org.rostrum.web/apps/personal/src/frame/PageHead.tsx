// SPDX-License-Identifier: Apache-2.0
import { useTitle } from '@rostrum/kit';
import type { ReactNode } from 'react';
import classes from './PersonalFrame.module.css';

/** Title, one sentence what the page is for, primary action (ux.md section 4). */
export function PageHead({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  useTitle(title);
  return (
    <header className={classes.pageHead}>
      <div>
        <h1 className={classes.pageTitle}>{title}</h1>
        <p className={classes.pageText}>{text}</p>
      </div>
      {action}
    </header>
  );
}
