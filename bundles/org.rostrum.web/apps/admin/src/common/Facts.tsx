// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './Facts.module.css';

/** Names and values; a value that is null, undefined, false or empty leaves its row out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  return (
    <div className={classes.around}>
      <dl className={classes.facts}>
        {shown.flatMap(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
      </dl>
    </div>
  );
}
