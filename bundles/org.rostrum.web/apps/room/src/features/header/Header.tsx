// SPDX-License-Identifier: Apache-2.0
import classes from './Header.module.css';
import { MeetingName, QualityMark } from './MeetingName';

/** On small screens the bar has no room for the name of the meeting. */
export function Header() {
  return (
    <header className={classes.header}>
      <MeetingName />
      <QualityMark />
    </header>
  );
}
