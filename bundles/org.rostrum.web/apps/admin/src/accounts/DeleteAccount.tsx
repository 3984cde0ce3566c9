// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { ConfirmDialog, toast } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/contract';
import { panel } from '../api/panel';

/**
 * Asks before an account goes, and to whom its conferences go (30/ACC-2, 00/R-86).
 *
 * @param user null: nobody is to go
 * @param onDeleted before the list is read anew
 */
export function DeleteAccount({ user, onDeleted, onClose }: { user: User | null; onDeleted?: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [heir, setHeir] = useState('');
  const name = user?.display_name || user?.id || '';
  const remove = async () => {
    if (!user) return;
    await panel.deleteUser(user.id, heir.trim());
    toast('success', t('accounts.deleted', { name }));
    onDeleted?.();
    await queries.invalidateQueries({ queryKey: ['users', 'list'] });
  };
  return (
    <ConfirmDialog
      opened={user !== null}
      title={t('accounts.deleteOneTitle', { name })}
      text={t('accounts.deleteText')}
      typed={user?.login_name || user?.id}
      action={t('accounts.delete')}
      onConfirm={remove}
      onClose={onClose}
    >
      <TextInput mt="md" label={t('accounts.heir')} description={t('accounts.heirHelp')} value={heir} onChange={(event) => setHeir(event.currentTarget.value)} autoComplete="off" autoCapitalize="off" spellCheck={false} />
    </ConfirmDialog>
  );
}
