// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button } from '@mantine/core';
import { errorText, PageHead, toast } from '@rostrum/kit';
import { IconArrowLeft, IconPencil, IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AddPeople } from './AddPeople';
import classes from './groups.module.css';
import { groupsApi } from './groupsApi';
import { RenameGroup } from './RenameGroup';

interface Named {
  id: string;
  display_name: string;
  predefined: boolean;
}

/** Head of the accounts page while it shows the people of one group (30/GRP-20). */
export function GroupHead({ group, exports }: { group: Named; exports: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'rename' | 'add' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHead
        title={group.display_name}
        text={t(group.predefined ? `groups.kind.${group.id.slice(1)}` : 'groups.peopleText')}
        action={(
          <>
            <Button component={Link} variant="subtle" to="/users/groups" leftSection={<IconArrowLeft size={18} />}>{t('groups.back')}</Button>
            {exports}
            {!group.predefined && (
              <>
                <Button variant="default" leftSection={<IconPencil size={18} />} onClick={() => setOpen('rename')}>{t('groups.rename')}</Button>
                <Button leftSection={<IconUserPlus size={18} />} onClick={() => setOpen('add')}>{t('groups.add')}</Button>
              </>
            )}
          </>
        )}
      />
      {open === 'rename' && <RenameGroup group={group} onClose={close} />}
      {open === 'add' && <AddPeople group={group} onClose={close} />}
    </>
  );
}

/** Takes somebody out of the group; the account stays. */
export function TakeOut({ group, id, name }: { group: Named; id: string; name: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: () => groupsApi.take(group.id, id),
    onSuccess: () => toast('success', t('groups.taken', { name, group: group.display_name })),
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['groups'] }), queries.invalidateQueries({ queryKey: ['users'] })]),
  });
  return (
    <ActionIcon className={classes.above!} variant="subtle" color="gray" size="lg" aria-label={t('groups.take', { name })} loading={take.isPending} onClick={() => take.mutate()}>
      <IconUserMinus size={18} />
    </ActionIcon>
  );
}
