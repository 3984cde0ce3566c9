// SPDX-License-Identifier: Apache-2.0
import { keepAwake } from '@rostrum/core';
import { useEffect } from 'react';
import { useIdle } from '../common/useIdle';
import { useFocusOnShow } from '../common/useFocusOnShow';
import { useFullScreen } from '../common/fullScreen';
import { useStore } from '../common/useStore';
import { Bar } from '../features/bar/Bar';
import { Header } from '../features/header/Header';
import { KeysDialog } from '../features/help/KeysDialog';
import { useKeys } from '../features/help/useKeys';
import { Reconnecting } from '../features/end/Reconnecting';
import { NoticeHost } from '../features/notices/NoticeHost';
import { PeoplePanel } from '../features/panel/PeoplePanel';
import { QualityPanel } from '../features/panel/QualityPanel';
import { Questions } from '../features/panel/Questions';
import { Stage } from '../features/stage/Stage';
import { useRoom } from './context';
import classes from './MeetingPage.module.css';

/** In full screen the bar goes away after this, milliseconds. */
const BAR_SHOWN = 4_000;

export function MeetingPage() {
  const { room, screen } = useRoom();
  const panel = useStore(screen.panel);
  const away = useStore(room.signal.connection, (state) => state.phase === 'reconnecting');
  const idle = useIdle(BAR_SHOWN);
  const hidden = useFullScreen() && idle;
  const main = useFocusOnShow<HTMLElement>();
  useKeys();
  useEffect(() => keepAwake(document, navigator.wakeLock), []);
  return (
    <div className={classes.room} data-testid="meeting" data-idle={hidden || undefined}>
      <Header />
      <main ref={main} className={classes.middle} tabIndex={-1}>
        <div className={classes.stage}>
          <Stage frozen={away} />
          <NoticeHost />
          {away && <Reconnecting />}
        </div>
        {panel === 'people' && <PeoplePanel />}
        {panel === 'quality' && <QualityPanel />}
      </main>
      <Bar hidden={hidden} />
      <KeysDialog />
      <Questions />
    </div>
  );
}
