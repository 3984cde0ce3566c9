// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Badge, PageHead, StateMessage } from '@rostrum/kit';
import { IconUsersPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Loads } from '../common/Loads';
import { GroupDrawer } from './GroupDrawer';
import classes from './groups.module.css';
import { type Group, groupsApi, RIGHTS } from './groupsApi';
import { NewGroupDrawer } from './NewGroupDrawer';

/** In place of an ID, of which it can be none. */
const NEW = '+new';

/** Users → Groups: who belongs together, and what they may (30 §7). */
export default function GroupsPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const groups = useQuery({ queryKey: ['groups'], queryFn: groupsApi.list });
  const opened = id === undefined || id === NEW ? null : groups.data?.find((one) => one.id === id);
  const back = () => void navigate('/users/groups');
  return (
    <>
      <PageHead
        title={t('groups.title')}
        text={t('groups.text')}
        action={<Button component={Link} to="/users/groups/+new" leftSection={<IconUsersPlus size={18} />}>{t('groups.new')}</Button>}
      />
      <Loads query={groups} failed={t('groups.failed')}>
        {(list) => <ul className={classes.list}>{list.map((group) => <Row key={group.id} group={group} />)}</ul>}
      </Loads>
      {opened === undefined && groups.data && <StateMessage kind="missing" title={t('groups.gone')} />}
      {opened && <GroupDrawer key={opened.id} group={opened} onClose={back} />}
      {id === NEW && <NewGroupDrawer onClose={back} />}
    </>
  );
}

function Row({ group }: { group: Group }) {
  const { t } = useTranslation();
  const limited = group.inbound_limit_kbps !== null || group.outbound_limit_kbps !== null;
  return (
    <li className={classes.row} data-group={group.id}>
      <div className={classes.words}>
        <Link className={classes.name} to={`/users/groups/${encodeURIComponent(group.id)}`} translate="no">{group.display_name}</Link>
        <span className={classes.details}>
          <span>{group.predefined ? t(`groups.kind.${group.id.slice(1)}`) : t('groups.members', { count: group.members })}</span>
        </span>
      </div>
      <span className={classes.badges}>
        {group.predefined && <Badge>{t('groups.predefined')}</Badge>}
        {limited && <Badge tone="warning">{t('groups.limited')}</Badge>}
        <Badge tone="accent">{t('groups.granted', { count: group.rights.length, all: RIGHTS.length })}</Badge>
      </span>
    </li>
  );
}
