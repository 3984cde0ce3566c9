// SPDX-License-Identifier: Apache-2.0
import classes from './NameMark.module.css';
import { initials, tintOf } from './nameTint';

/** Initials on a tint made from the name, where a person has no picture. Decoration beside the written name. */
export function NameMark({ name, size = 32 }: { name: string; size?: number }) {
  return (
    <span
      className={classes.mark}
      style={{ width: size, height: size, fontSize: size * 0.4, ['--mark-hue' as string]: tintOf(name) }}
      data-initials={initials(name)}
      aria-hidden
    />
  );
}
