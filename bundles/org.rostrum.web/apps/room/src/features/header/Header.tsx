// SPDX-License-Identifier: Apache-2.0
import { useCall } from '../../call/context';
import classes from './Header.module.css';
import { MeetingName, QualityMark } from './MeetingName';

/** On small screens the bar has no room for the name of the meeting. */
export function Header() {
  const call = useCall();
  return (
    <header className={classes.header}>
      <MeetingName />
      {call?.note}
      <QualityMark />
    </header>
  );
}
