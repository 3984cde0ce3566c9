// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import type { TransportState } from '@rostrum/core';
import { IconHeadphones, IconPlugConnectedX, IconScreenShare, IconVolumeOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Stage.module.css';

/** Connections that failed in a row before the network is suspected. */
const SUSPECT = 3;

/** What holds for the whole stage at the moment, at its top. */
export function StageNotes() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const media = useStore(room.transport.state, troubleOf);
  const seated = useStore(room.signal.connection, (state) => state.phase === 'seated');
  const blocked = useStore(room.audio.blocked);
  const audioOnly = useStore(room.audioOnly);
  const sharing = useStore(room.share.state, (state) => state.stream !== null);
  return (
    <div className={classes.notes}>
      {seated && media && (
        <Note icon={<IconPlugConnectedX size={18} />} tone="warning" text={t(media)} />
      )}
      {blocked && (
        <Note icon={<IconVolumeOff size={18} />} text={t('stage.unlockText')}>
          <Button size="compact-sm" onClick={() => room.audio.unlock()}>{t('stage.unlock')}</Button>
        </Note>
      )}
      {sharing && (
        <Note icon={<IconScreenShare size={18} />} text={t('stage.ownContent')}>
          <Button size="compact-sm" color="live" onClick={() => room.share.stop()}>{t('bar.shareStop')}</Button>
        </Note>
      )}
      {audioOnly && (
        <Note icon={<IconHeadphones size={18} />} text={t('stage.audioOnly')}>
          <Button size="compact-sm" variant="light" onClick={() => void room.setAudioOnly(false)}>{t('stage.pictures')}</Button>
        </Note>
      )}
    </div>
  );
}

function Note({ icon, text, tone, children }: { icon: ReactNode; text: string; tone?: 'warning'; children?: ReactNode }) {
  return (
    <div className={classes.note} data-tone={tone} role="status">
      {icon}
      <span>{text}</span>
      {children}
    </div>
  );
}

/** Text key of what is wrong with the media; nothing is said about the first connection. */
function troubleOf(state: TransportState): string | null {
  if (state.phase === 'interrupted') return 'stage.mediaLost';
  if (state.phase !== 'connecting' || state.failures === 0) return null;
  return state.failures < SUSPECT ? 'stage.mediaLost' : 'stage.mediaFailing';
}
