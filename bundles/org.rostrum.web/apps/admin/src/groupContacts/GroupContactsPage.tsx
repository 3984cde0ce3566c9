// SPDX-License-Identifier: Apache-2.0
import { Badge, PageHead } from '@rostrum/kit';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import listed from '../administrators/administrators.module.css';
import { Loads } from '../common/Loads';
import { PageDrawer } from '../frame/PageDrawer';
import { GroupSwitch } from '../groups/GroupSwitch';
import { GroupContacts } from './GroupContacts';
import { type GroupName, groupContactsApi } from './groupContactsApi';

/** Users → Group contacts: what members of a group see in their address books, and the number that rings them all. */
export default function GroupContactsPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const groups = useQuery({ queryKey: ['groups', 'names'], queryFn: groupContactsApi.groups });
  const calls = useQuery({ queryKey: ['groupCalls'], queryFn: groupContactsApi.calls });
  const opened = groups.data?.find((group) => group.id === id);
  return (
    <>
      <PageHead title={t('groupContacts.title')} text={t('groupContacts.text')} />
      <Loads query={groups} failed={t('groupContacts.loadFailed')}>
        {(list) => (
          <ul className={listed.list}>
            {list.map((group) => <Row key={group.id} group={group} number={calls.data?.find((call) => call.group_id === group.id && call.enabled)?.call_id} />)}
          </ul>
        )}
      </Loads>
      {opened && (
        <PageDrawer opened wide title={opened.display_name} onClose={() => void navigate('/users/group-contacts')}>
          <GroupSwitch group={opened.id} all={groups.data ?? []} to="/users/group-contacts" />
          <GroupContacts key={opened.id} group={opened} />
        </PageDrawer>
      )}
    </>
  );
}

function Row({ group, number }: { group: GroupName; number: string | undefined }) {
  const { t } = useTranslation();
  return (
    <li className={listed.row}>
      <IconUsersGroup size={22} stroke={1.6} aria-hidden />
      <div className={listed.words}>
        <Link className={listed.name} to={`/users/group-contacts/${encodeURIComponent(group.id)}`} translate="no">{group.display_name}</Link>
        <span className={listed.details}>{group.predefined ? t('groupContacts.predefined') : <span translate="no">{group.id}</span>}</span>
      </div>
      {number && <Badge tone="accent">{t('groupContacts.rings', { number })}</Badge>}
    </li>
  );
}
