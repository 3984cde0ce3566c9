// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Tooltip } from '@mantine/core';
import { NameMark } from '@rostrum/kit';
import { IconCameraRotate, IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import { LevelBar } from '../devices/LevelBar';
import { Video } from '../stage/Video';
import classes from './PreJoin.module.css';

/** The own picture as others will see it, with the two switches. */
export function Preview({ name }: { name: string }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const { picture, camera, microphone, facing, cameras } = useStore(room.local.state);
  const touch = matchMedia('(pointer: coarse)').matches;
  return (
    <div className={classes.preview} data-testid="preview">
      {picture ? (
        <Video stream={picture} mirrored={facing === 'user'} fit="cover" label={t('prejoin.preview')} />
      ) : (
        <div className={classes.previewOff}>
          <NameMark name={name} size={72} />
          <span>{t(camera.busy ? 'prejoin.previewStarting' : 'prejoin.previewOff')}</span>
        </div>
      )}
      <div className={classes.previewLevel}>{microphone.on && <LevelBar />}</div>
      <div className={classes.previewBar}>
        <Switch
          on={microphone.on}
          label={t(microphone.on ? 'bar.muteOn' : 'bar.muteOff')}
          icon={microphone.on ? <IconMicrophone size={22} /> : <IconMicrophoneOff size={22} />}
          onClick={() => void room.toggle('microphone')}
        />
        <Switch
          on={camera.on}
          label={t(camera.on ? 'bar.cameraOn' : 'bar.cameraOff')}
          icon={camera.on ? <IconVideo size={22} /> : <IconVideoOff size={22} />}
          onClick={() => void room.toggle('camera')}
        />
        {touch && cameras.length > 1 && camera.on && (
          <Switch on label={t('device.flip')} icon={<IconCameraRotate size={22} />} onClick={() => void room.local.flip()} />
        )}
      </div>
    </div>
  );
}

function Switch(props: { on: boolean; label: string; icon: React.ReactNode; onClick: () => void }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon className={classes.switch} data-off={!props.on || undefined} variant="transparent" size={52} radius={26} aria-label={props.label} onClick={props.onClick}>
        {props.icon}
      </ActionIcon>
    </Tooltip>
  );
}
