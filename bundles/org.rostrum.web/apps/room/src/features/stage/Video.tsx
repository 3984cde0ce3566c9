// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import classes from './Stage.module.css';

interface VideoProps {
  stream: MediaStream;
  mirrored?: boolean;
  fit: 'cover' | 'contain';
  label: string;
  /** Called when the first picture of the stream is there. */
  onPicture?: () => void;
}

/** A picture without sound; sound plays elsewhere. */
export function Video({ stream, mirrored = false, fit, label, onPicture }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return undefined;
    video.srcObject = stream;
    // Refused only while the page is hidden; `autoPlay` begins then by itself.
    video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  useEffect(() => {
    const video = element.current;
    if (!video || !onPicture) return undefined;
    if (!('requestVideoFrameCallback' in video)) {
      (video as HTMLVideoElement).addEventListener('loadeddata', onPicture);
      return () => (video as HTMLVideoElement).removeEventListener('loadeddata', onPicture);
    }
    const handle = video.requestVideoFrameCallback(onPicture);
    return () => video.cancelVideoFrameCallback(handle);
  }, [stream, onPicture]);
  return <video ref={element} className={classes.video} data-fit={fit} data-mirrored={mirrored || undefined} aria-label={label} autoPlay muted playsInline />;
}
