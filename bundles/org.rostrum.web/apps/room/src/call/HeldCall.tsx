// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import type { CallLine } from '@rostrum/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../common/useStore';
import classes from './Call.module.css';
import { useCallPage } from './context';

/** The call that waits, and the way back to it. */
export function HeldCall({ line, onGone }: { line: CallLine; onGone: () => void }) {
  const { t } = useTranslation();
  const { swap } = useCallPage();
  const state = useStore(line.state);
  const call = state.phase === 'call' ? state.call : null;
  const over = call === null || call.phase === 'ended';
  useEffect(() => {
    if (!over) return;
    line.close();
    onGone();
  }, [over, line, onGone]);
  if (!call || over) return null;
  return (
    <aside className={classes.held} data-testid="held-call">
      <IconPlayerPause size={18} aria-hidden />
      <span>{t('call.held', { name: call.peer.display_name })}</span>
      <Button size="xs" variant="white" onClick={() => void swap()} data-testid="swap">{t('call.swap')}</Button>
    </aside>
  );
}
