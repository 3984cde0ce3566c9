// SPDX-License-Identifier: Apache-2.0
import type { PresenceStatus } from '@rostrum/core';
import { useTranslation } from 'react-i18next';
import { NameMark } from '../state/NameMark';
import classes from './PresenceMark.module.css';

const WORDS = { [-2]: 'disabled', [-1]: 'unknown', 0: 'offline', 1: 'online', 2: 'busy', 5: 'owner' } as const;

export const presenceWord = (status: PresenceStatus) => WORDS[status] ?? 'unknown';

/** Picture or initials with a mark of the presence; the words stand beside it, never colour alone. */
export function Portrait({ name, picture, status, size = 40 }: { name: string; picture: string | null; status: PresenceStatus; size?: number }) {
  return (
    <span className={classes.portrait} data-presence={presenceWord(status)} aria-hidden>
      {picture ? <img src={picture} alt="" width={size} height={size} /> : <NameMark name={name} size={size} />}
      {status !== -1 && <span className={classes.mark} />}
    </span>
  );
}

/** Presence in words. */
export function PresenceText({ status }: { status: PresenceStatus }) {
  const { t } = useTranslation();
  return status === -1 ? null : <span data-testid="presence">{t(`presence.${presenceWord(status)}`)}</span>;
}
