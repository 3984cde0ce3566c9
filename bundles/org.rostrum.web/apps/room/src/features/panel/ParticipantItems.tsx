// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import { moderates, type Participant } from '@rostrum/core';
import { IconMicrophoneOff, IconScreenShareOff, IconShieldCheck, IconShieldOff, IconUserMinus, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';

const SIZE = { size: 20, stroke: 1.6, 'aria-hidden': true } as const;

/** What a moderator can do about somebody (80/UMD-1); switching off only, each opens his devices himself (80/UMD-2). */
export function ParticipantItems({ participant }: { participant: Participant }) {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const participant_id = participant.id;
  const close = (source: 'microphone' | 'camera' | 'content'): void => void room.command('participant.mute', { participant_id, source });
  const appoint = (moderator: boolean): void => void room.command('participant.role', { participant_id, moderator });
  return (
    <>
      {participant.microphone && <Menu.Item leftSection={<IconMicrophoneOff {...SIZE} />} onClick={() => close('microphone')}>{t('people.mute')}</Menu.Item>}
      {participant.camera && <Menu.Item leftSection={<IconVideoOff {...SIZE} />} onClick={() => close('camera')}>{t('people.stopCamera')}</Menu.Item>}
      {participant.content && <Menu.Item leftSection={<IconScreenShareOff {...SIZE} />} onClick={() => close('content')}>{t('people.stopContent')}</Menu.Item>}
      {!moderates(participant) && <Menu.Item leftSection={<IconShieldCheck {...SIZE} />} onClick={() => appoint(true)}>{t('people.makeModerator')}</Menu.Item>}
      {participant.role === 'moderator' && <Menu.Item leftSection={<IconShieldOff {...SIZE} />} onClick={() => appoint(false)}>{t('people.revokeModerator')}</Menu.Item>}
      {participant.role !== 'owner' && (
        <Menu.Item color="live" leftSection={<IconUserMinus {...SIZE} />} onClick={() => screen.question.set({ kind: 'remove', participant })}>
          {t('people.remove')}
        </Menu.Item>
      )}
    </>
  );
}
