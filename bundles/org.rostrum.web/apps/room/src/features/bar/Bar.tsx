// SPDX-License-Identifier: Apache-2.0
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useCall } from '../../call/context';
import { useStore } from '../../common/useStore';
import { MeetingName, QualityMark } from '../header/MeetingName';
import classes from './Bar.module.css';
import { BarButton } from './BarButton';
import { CaptureControl } from './CaptureControl';
import { LayoutMenu } from './LayoutMenu';
import { LeaveControl } from './LeaveControl';
import { MoreMenu } from './MoreMenu';
import { ShareControl } from './ShareControl';

/** The one bar: the same controls in the same order on every screen. */
export function Bar({ hidden }: { hidden: boolean }) {
  const { t } = useTranslation();
  const call = useCall();
  return (
    <footer className={classes.bar} data-hidden={hidden || undefined}>
      <div className={classes.start}>
        <MeetingName />
        {call?.note}
      </div>
      <div className={classes.controls} role="toolbar" aria-label={t('bar.label')}>
        <CaptureControl kind="microphone" />
        <CaptureControl kind="camera" />
        <ShareControl />
        {call?.add}
        <PeopleButton />
        <LayoutMenu />
        <MoreMenu />
        <span className={classes.apart} />
        {call ? call.leave : <LeaveControl />}
      </div>
      <div className={classes.end}>
        <QualityMark />
      </div>
    </footer>
  );
}

function PeopleButton() {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const open = useStore(screen.panel, (panel) => panel === 'people');
  const count = useStore(room.meeting, (meeting) => meeting?.counters.present ?? 0);
  return (
    <BarButton
      icon={<IconUsers size={22} stroke={1.7} />}
      label={t('bar.peopleCount', { count })}
      shortcut="P"
      badge={count}
      tone={open ? 'active' : undefined}
      aria-expanded={open}
      data-testid="people"
      onClick={() => screen.panel.set(open ? null : 'people')}
    />
  );
}
