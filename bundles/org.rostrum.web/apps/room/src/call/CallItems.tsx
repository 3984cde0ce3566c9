// SPDX-License-Identifier: Apache-2.0
import { IconPhoneOff, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../common/useStore';
import { BarButton } from '../features/bar/BarButton';
import { AddPeople } from './AddPeople';
import classes from './Call.module.css';
import { useCallPage } from './context';

/** Hangs up: for both, as long as it is a call of two. */
export function HangUp() {
  const { t } = useTranslation();
  const { line } = useCallPage();
  return (
    <BarButton icon={<IconPhoneOff size={22} stroke={1.7} />} label={t('call.hangUp')} tone="danger" data-testid="hang-up" onClick={() => void line.hangUp()} />
  );
}

export function AddButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <BarButton icon={<IconUserPlus size={22} stroke={1.7} />} label={t('call.add')} data-testid="add-people" onClick={() => setOpened(true)} />
      <AddPeople opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}

/** Whether the other is away for a moment or has put us on hold, and which way the media go. */
export function CallNote() {
  const { t } = useTranslation();
  const { line, call } = useCallPage();
  const path = useStore(line.moving.path);
  if (call?.away_by.includes('peer')) return <span className={classes.note} data-testid="peer-away" role="status">{t('call.away', { name: call.peer.display_name })}</span>;
  if (call?.held_by.includes('peer')) return <span className={classes.note} data-testid="on-hold" role="status">{t('call.onHold', { name: call.peer.display_name })}</span>;
  return <span className={classes.path} data-testid="call-path" data-path={path}>{t(`call.path.${path}`)}</span>;
}
