// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Profile.module.css';

/** Edge of a picture that is sent: what the server keeps. */
const EDGE = 512;

/** A look into the camera and a shot; whoever refuses the camera keeps the picture he has (80/UPS-2). */
export default function CameraDialog({ onTaken, onClose }: { onTaken: (picture: Blob) => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'asking' | 'ready' | 'refused'>('asking');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: EDGE, height: EDGE, facingMode: 'user' } });
        if (gone) return stop();
        if (video.current) video.current.srcObject = stream;
      } catch {
        setState('refused');
      }
    };
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    void open();
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const shoot = async () => {
    const picture = await shot(video.current!);
    onClose();
    if (picture) await onTaken(picture);
  };
  return (
    <Modal opened onClose={onClose} title={t('profile.takePhoto')} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      {state === 'refused'
        ? <p role="alert">{t('profile.cameraRefused')}</p>
        : <video ref={video} className={classes.camera} autoPlay muted playsInline onPlaying={() => setState('ready')} aria-label={t('profile.cameraPicture')} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
        <Button disabled={state !== 'ready'} onClick={() => void shoot()}>{t('profile.shoot')}</Button>
      </Group>
    </Modal>
  );
}

/** The square in the middle of what the camera shows now. */
function shot(video: HTMLVideoElement): Promise<Blob | null> {
  const edge = Math.min(video.videoWidth, video.videoHeight);
  const canvas = document.createElement('canvas');
  canvas.width = EDGE;
  canvas.height = EDGE;
  canvas.getContext('2d')!.drawImage(video, (video.videoWidth - edge) / 2, (video.videoHeight - edge) / 2, edge, edge, 0, 0, EDGE, EDGE);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
}
