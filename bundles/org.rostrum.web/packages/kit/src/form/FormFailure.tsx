// SPDX-License-Identifier: Apache-2.0
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './FormFailure.module.css';

/** What stopped a form as a whole; nothing where `text` is null. */
export function FormFailure({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <div className={classes.failure} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>{text}</span>
    </div>
  );
}
