// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { PageHead, StateMessage, toast } from '@rostrum/kit';
import { IconTrash, IconUsersPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { BulkAction } from '../table/BulkBar';
import { DataTable } from '../table/DataTable';
import { useTable } from '../table/useTable';
import { GroupDrawer } from './GroupDrawer';
import { listed } from './groupList';
import { groupsApi } from './groupsApi';
import { NewGroupDrawer } from './NewGroupDrawer';
import { useGroupColumns } from './useGroupColumns';

/** In place of an ID, of which it can be none. */
const NEW = '+new';
const FILTERS = ['search'];

/** Users → Groups: who belongs together, and what they may (30/GRP-10…GRP-13). */
export default function GroupsPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const table = useTable(FILTERS, { sort: 'id' });
  const groups = useQuery({ queryKey: ['groups'], queryFn: groupsApi.list });
  const opened = id === undefined || id === NEW ? null : groups.data?.find((one) => one.id === id);
  const back = () => void navigate({ pathname: '/users/groups', search: table.search });
  const create = <Button component={Link} to={{ pathname: '/users/groups/+new', search: table.search }} leftSection={<IconUsersPlus size={18} />}>{t('groups.new')}</Button>;
  return (
    <>
      <PageHead title={t('groups.title')} text={t('groups.text')} action={create} />
      <DataTable
        id="groups"
        label={t('groups.title')}
        table={table}
        columns={useGroupColumns()}
        answer={{ data: groups.data && listed(groups.data, table), error: groups.error, isPlaceholderData: false, refetch: groups.refetch }}
        rowId={(group) => group.id}
        rowName={(group) => group.display_name}
        selectable={(group) => !group.predefined}
        search={t('groups.search')}
        bulk={useBulk()}
        empty={{ title: t('groups.title'), text: t('groups.text'), action: create }}
      />
      {opened === undefined && groups.data && <StateMessage kind="missing" title={t('groups.gone')} />}
      {opened && <GroupDrawer key={opened.id} group={opened} all={groups.data ?? []} onClose={back} />}
      {id === NEW && <NewGroupDrawer onClose={back} />}
    </>
  );
}

/** 30/GRP-12. */
function useBulk(): BulkAction[] {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return [{
    id: 'delete', label: t('groups.deleteSelected'), icon: <IconTrash size={16} />,
    confirm: (count) => ({ title: t('groups.deleteManyTitle', { count }), text: t('groups.deleteManyText') }),
    run: async (ids) => {
      try {
        for (const id of ids) await groupsApi.remove(id);
        toast('success', t('groups.deletedMany', { count: ids.length }));
      } finally {
        await queries.invalidateQueries({ queryKey: ['groups'] });
      }
    },
  }];
}
