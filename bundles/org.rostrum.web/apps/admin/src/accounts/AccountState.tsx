// SPDX-License-Identifier: Apache-2.0
import type { PresenceStatus } from '@rostrum/core';
import { Badge } from '@rostrum/kit';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/contract';
import { isLocked } from './accountDraft';

const PRESENCE = new Set<unknown>([-2, 0, 1, 2, 5] satisfies PresenceStatus[]);

/** The mark at the picture (30/ACC-5, ACC-6); none where presence is not known. */
export function presenceOf(user: User): PresenceStatus {
  if (!user.is_active) return -2;
  return PRESENCE.has(user.status) ? (user.status as PresenceStatus) : -1;
}

/** What is special about an account, in the order of importance. */
export function AccountState({ user }: { user: User }) {
  const { t } = useTranslation();
  if (isLocked(user)) return <Badge tone="live"><IconLock size={13} aria-hidden />{t('accounts.locked')}</Badge>;
  if (!user.is_active) return <Badge>{t('accounts.inactive')}</Badge>;
  if (user.status === 2 || user.status === 5) return <Badge tone="accent" pulse>{t('accounts.inConference')}</Badge>;
  if (user.status === 1) return <Badge tone="success" pulse>{t('accounts.online')}</Badge>;
  // Presence is not known of everybody.
  return <Badge>{t(user.status === 0 ? 'accounts.offline' : 'accounts.active')}</Badge>;
}
