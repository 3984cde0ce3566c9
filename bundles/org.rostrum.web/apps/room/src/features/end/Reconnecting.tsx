// SPDX-License-Identifier: Apache-2.0
import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { clockTime } from '../../common/duration';
import { useNow } from '../../common/useNow';
import { useStore } from '../../common/useStore';
import classes from './End.module.css';

/** Over the greyed pictures, while the server keeps the seat. */
export function Reconnecting() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const state = useStore(room.signal.connection);
  const now = useNow();
  if (state.phase !== 'reconnecting') return null;
  return (
    <div className={classes.reconnecting} data-testid="reconnecting">
      <div className={classes.card} role="alertdialog" aria-labelledby="reconnecting-title" aria-describedby="reconnecting-text">
        <Loader size="md" aria-hidden />
        <h2 id="reconnecting-title">{t('reconnecting.title')}</h2>
        <p id="reconnecting-text">{t('reconnecting.text', { time: clockTime(state.deadline - now) })}</p>
        <Button variant="default" onClick={() => void room.leave()}>{t('reconnecting.leave')}</Button>
      </div>
    </div>
  );
}
