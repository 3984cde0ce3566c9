// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Menu } from '@mantine/core';
import { PageHead, toast } from '@rostrum/kit';
import { Portrait } from '@rostrum/kit/contacts';
import { pictureOf } from '@rostrum/kit/profile';
import { IconDownload, IconFileUpload, IconTrash, IconUserCheck, IconUserOff, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { User } from '../api/contract';
import { panel } from '../api/panel';
import { GroupHead, TakeOut } from '../groups/GroupHead';
import type { BulkAction } from '../table/BulkBar';
import { type Column, DataTable } from '../table/DataTable';
import type { Filter } from '../table/filters';
import { useTable } from '../table/useTable';
import { Time } from '../time/Time';
import { AccountDrawer } from './AccountDrawer';
import classes from './Accounts.module.css';
import { AccountState, presenceOf } from './AccountState';
import { accountsApi, useGroups } from './accountsApi';
import { DeleteAccount } from './DeleteAccount';
import { ImportDrawer } from './ImportDrawer';
import { NewAccountDrawer } from './NewAccountDrawer';

/** In place of an ID, of which it can be none. */
const NEW = '+new';
const IMPORT = '+import';
const FILTERS = ['search', 'state', 'group'];

/** Users → User accounts: find, make, change, unlock, sign out, delete (10/CPC-1 row 1, 30/ACC-1). */
export default function AccountsPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const table = useTable(FILTERS, { sort: 'login' });
  const answer = useQuery({ queryKey: ['users', 'list', table.query], queryFn: () => panel.users(table.query), placeholderData: keepPreviousData });
  const [leaving, setLeaving] = useState<User | null>(null);
  const close = () => void navigate({ pathname: '/users/accounts', search: table.search });
  const create = <Button component={Link} to={{ pathname: '/users/accounts/+new', search: table.search }} leftSection={<IconUserPlus size={18} />}>{t('accounts.new')}</Button>;
  const chosen = table.filters.group?.[0] ?? null;
  const group = useGroups().find((one) => one.id === chosen);
  const bulk = useBulk();
  const columns = useColumns();
  return (
    <>
      {group ? <GroupHead group={group} exports={<Exports group={group.id} />} /> : (
        <PageHead
          title={t('accounts.title')}
          text={t('accounts.text')}
          action={(
            <>
              <Button component={Link} variant="default" to={{ pathname: '/users/accounts/+import', search: table.search }} leftSection={<IconFileUpload size={18} />}>{t('accountImport.open')}</Button>
              <Exports group={chosen} />
              {create}
            </>
          )}
        />
      )}
      <DataTable
        id="accounts"
        label={t('accounts.title')}
        table={table}
        columns={columns}
        answer={answer}
        rowId={(user) => user.id}
        rowName={(user) => user.display_name || user.id}
        rowTo={(user) => `/users/accounts/${encodeURIComponent(user.id)}${table.search}`}
        search={t('accounts.search')}
        filters={useFilters()}
        bulk={bulk}
        // in a group the row takes out of it (30/GRP-20); the account itself is deleted on its card or with a selection
        rowAction={(user) => (group && !group.predefined
          ? <TakeOut group={group} id={user.id} name={user.display_name || user.id} />
          : <Remove user={user} onClick={() => setLeaving(user)} />)}
        empty={{ title: t('accounts.empty.title'), text: t('accounts.empty.text'), action: create }}
      />
      <DeleteAccount key={leaving?.id} user={leaving} onClose={() => setLeaving(null)} />
      {id === NEW ? <NewAccountDrawer onClose={close} /> : id === IMPORT ? <ImportDrawer onClose={close} /> : id !== undefined && <AccountDrawer key={id} id={id} onClose={close} />}
    </>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  const groups = useGroups();
  return [{
    kind: 'choice', name: 'state', label: t('accounts.state'),
    options: [{ value: 'active', label: t('accounts.active') }, { value: 'inactive', label: t('accounts.inactive') }, { value: 'locked', label: t('accounts.locked') }],
  }, {
    // Federated people and guests are no accounts.
    kind: 'choice', name: 'group', label: t('accounts.group'),
    options: groups.filter(({ id }) => !id.startsWith('@') || id === '@no_group').map(({ id, display_name }) => ({ value: id, label: display_name })),
  }];
}

function useColumns(): Column<User>[] {
  const { t } = useTranslation();
  return [
    { id: 'name', title: t('accounts.name'), sort: 'display_name', cell: (user) => <Name user={user} /> },
    { id: 'login', title: t('accounts.login'), sort: 'login', cell: (user) => <span translate="no">{user.login_name || user.id}</span> },
    { id: 'email', title: t('accounts.email'), sort: 'email', cell: (user) => <span translate="no">{user.email}</span> },
    { id: 'state', title: t('accounts.state'), cell: (user) => <AccountState user={user} /> },
    { id: 'last', title: t('accounts.lastSignIn'), cell: (user) => (user.last_sign_in_at ? <Time at={user.last_sign_in_at} /> : t('accounts.never')) },
    { id: 'created', title: t('accounts.created'), sort: 'created_at', hidden: true, cell: (user) => <Time at={user.created_at} /> },
    { id: 'company', title: t('accounts.company'), hidden: true, cell: (user) => user.company ?? '' },
  ];
}

function Name({ user }: { user: User }) {
  const name = user.display_name || user.id;
  return (
    <span className={classes.name} data-inactive={!user.is_active || undefined} translate="no">
      <Portrait name={name} picture={pictureOf(user.avatar)} status={presenceOf(user)} size={32} />{name}
    </span>
  );
}

function Remove({ user, onClick }: { user: User; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon className={classes.remove!} variant="subtle" color="gray" aria-label={t('accounts.deleteNamed', { name: user.display_name || user.id })} onClick={onClick}>
      <IconTrash size={18} />
    </ActionIcon>
  );
}

/** The list, or that of a group, out of the server (30/ACC-7, GRP-22, 00/R-87). */
function Exports({ group }: { group: string | null }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" leftSection={<IconDownload size={18} />}>{t('accounts.export')}</Button></Menu.Target>
      <Menu.Dropdown>
        {(['standard', 'full', 'codec'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={accountsApi.exportAddress(format, group)} download>{t(`accounts.exportAs.${format}`)}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useBulk(): BulkAction[] {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const each = async (ids: readonly string[], deed: (id: string) => Promise<unknown>) => {
    try {
      for (const id of ids) await deed(id);
      toast('success', t('accounts.bulkDone', { count: ids.length }));
    } finally {
      await queries.invalidateQueries({ queryKey: ['users'] });
    }
  };
  return [
    { id: 'activate', label: t('accounts.activate'), icon: <IconUserCheck size={16} />, run: (ids) => each(ids, (id) => panel.changeUser(id, { is_active: true })) },
    {
      id: 'deactivate', label: t('accounts.deactivate'), icon: <IconUserOff size={16} />,
      confirm: (count) => ({ title: t('accounts.deactivateTitle', { count }), text: t('accounts.deactivateText') }),
      run: (ids) => each(ids, (id) => panel.changeUser(id, { is_active: false })),
    },
    {
      id: 'delete', label: t('accounts.delete'), confirm: (count) => ({ title: t('accounts.deleteTitle', { count }), text: t('accounts.deleteText') }),
      run: (ids) => each(ids, (id) => panel.deleteUser(id)),
    },
  ];
}
