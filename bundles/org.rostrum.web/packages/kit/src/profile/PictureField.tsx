// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconCamera, IconPhotoUp, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/errorText';
import { PersonPicture } from './PersonPicture';
import classes from './Profile.module.css';

const CameraDialog = lazy(() => import('./CameraDialog'));
/** As the server. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * A person's picture: shown, chosen as a file, taken with the camera (80/UPS-2), removed.
 *
 * @param camera whether to offer the camera: for one's own picture
 */
export function PictureField({ name, avatar, camera = false, onSet, onRemove }: {
  name: string;
  avatar: string | null | undefined;
  camera?: boolean;
  onSet: (picture: Blob) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  const run = async (deed: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await deed();
    } catch (error) {
      setFailure(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  const choose = (file: File) => (file.size > MAX_BYTES ? Promise.resolve(setFailure(t('profile.pictureTooLarge'))) : run(() => onSet(file)));
  return (
    <div className={classes.field}>
      <PersonPicture name={name} avatar={avatar} size={72} />
      <div className={classes.words}>
        <div className={classes.buttons}>
          <Button size="xs" variant="default" loading={busy} leftSection={<IconPhotoUp size={16} aria-hidden />} onClick={() => input.current?.click()}>{t('profile.choosePicture')}</Button>
          {camera && <Button size="xs" variant="default" disabled={busy} leftSection={<IconCamera size={16} aria-hidden />} onClick={() => setTaking(true)}>{t('profile.takePhoto')}</Button>}
          {avatar && <Button size="xs" variant="subtle" color="live" disabled={busy} leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void run(onRemove)}>{t('profile.removePicture')}</Button>}
        </div>
        <p className={classes.help}>{t('profile.pictureHelp')}</p>
        {failure !== null && <span className={classes.error} role="alert">{failure}</span>}
      </div>
      <input
        ref={input}
        className={classes.hidden}
        type="file"
        name="picture"
        tabIndex={-1}
        aria-hidden
        accept="image/png,image/jpeg"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void choose(file);
          event.currentTarget.value = '';
        }}
      />
      {taking && (
        <Suspense>
          <CameraDialog onClose={() => setTaking(false)} onTaken={(picture) => run(() => onSet(picture))} />
        </Suspense>
      )}
    </div>
  );
}
