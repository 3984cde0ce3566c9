// SPDX-License-Identifier: Apache-2.0
import { Button, CloseButton } from '@mantine/core';
import type { Notice } from '@rostrum/core';
import { reasonText } from '@rostrum/kit';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Notices.module.css';

/** What a person in the room should know now; screen readers hear each once. */
export function NoticeHost() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const notices = useStore(room.notices.current);
  return (
    <div className={classes.host} role="log" aria-live="polite" aria-label={t('notice.label')} data-testid="notices">
      {notices.map((notice) => (
        <div key={notice.id} className={classes.notice} data-tone={toneOf(notice)} data-notice={notice.kind}>
          <span className={classes.text}>{noticeText(t, notice)}</span>
          {notice.kind === 'mutedSpeech' && (
            <Button size="compact-sm" onClick={() => (room.notices.dismiss(notice.id), void room.setOn('microphone', true))}>
              {t('notice.turnOn')}
            </Button>
          )}
          <CloseButton size="sm" aria-label={t('notice.dismiss')} onClick={() => room.notices.dismiss(notice.id)} />
        </div>
      ))}
    </div>
  );
}

function toneOf(notice: Notice): 'warning' | 'neutral' {
  return ['mutedByModerator', 'rightTaken', 'rightMissing', 'mutedSpeech', 'deviceLost', 'deviceProblem', 'draining', 'shareFailed', 'refused', 'copyFailed'].includes(notice.kind) ? 'warning' : 'neutral';
}

function noticeText(t: TFunction, notice: Notice): string {
  switch (notice.kind) {
    case 'mutedByModerator':
      return t(`notice.mutedByModerator.${notice.source}`, { by: notice.by });
    case 'rightTaken':
    case 'rightMissing':
      return t(`notice.${notice.kind}`);
    case 'deviceLost':
      return notice.fallback
        ? t('notice.deviceReplaced', { label: notice.label, fallback: notice.fallback })
        : t(`notice.deviceLost.${notice.device}`, { label: notice.label });
    case 'deviceProblem':
      return t(`device.problem.${notice.device}.${notice.problem}`);
    case 'joined':
    case 'left':
      return t(`notice.${notice.kind}`, { name: notice.name });
    case 'moderator':
      return t(notice.granted ? 'notice.moderatorGranted' : 'notice.moderatorRevoked');
    case 'mayShare':
      return t(notice.granted ? 'notice.shareGranted' : 'notice.shareRevoked');
    case 'entryLock':
      return t(notice.locked ? 'notice.locked' : 'notice.unlocked');
    case 'path':
      return t(notice.direct ? 'call.path.nowDirect' : 'call.path.nowServer');
    case 'invited':
      return notice.cause ? t(`call.cause.${notice.cause}`, { name: notice.name }) : t('call.invitedNow', { name: notice.name });
    case 'refused':
      return notice.code === 'timeout' || notice.code === 'disconnected' ? t(`notice.${notice.code}`) : reasonText(t, notice.code);
    default:
      return t(`notice.${notice.kind}`);
  }
}
