// SPDX-License-Identifier: Apache-2.0
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Help.module.css';

/** The keys of the meeting room. */
export function KeysDialog() {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const opened = useStore(screen.help);
  const keys: readonly (readonly [key: string, word: string])[] = [
    ['D', 'keys.microphone'],
    ['E', 'keys.camera'],
    [t('keys.space'), 'keys.talk'],
    ...(room.share.supported ? [['S', 'keys.share'] as const] : []),
    ['P', 'keys.people'],
    ['L', 'keys.layout'],
    ['F', 'keys.fullScreen'],
    ['?', 'keys.help'],
  ];
  return (
    <Modal opened={opened} onClose={() => screen.help.set(false)} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('room.close') }}>
      <dl className={classes.keys}>
        {keys.map(([key, word]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>
              <kbd className={classes.key} translate="no">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
