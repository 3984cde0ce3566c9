// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@mantine/core';
import { Badge } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { groupContactsApi } from '../groupContacts/groupContactsApi';
import type { Column } from '../table/DataTable';
import classes from './groups.module.css';
import { type Group, peopleOf, RIGHTS } from './groupsApi';
import { RIGHT_ICONS } from './rightIcons';
import { useChangeRights } from './useChangeRights';

/** Name, people, address book, applications, group call, and a column of each right (30/GRP-11). */
export function useGroupColumns(): Column<Group>[] {
  const { t } = useTranslation();
  const calls = useQuery({ queryKey: ['groupCalls'], queryFn: groupContactsApi.calls });
  const change = useChangeRights();
  const called = (id: string) => calls.data?.some(({ group_id, enabled }) => group_id === id && enabled) ?? false;
  return [
    { id: 'name', title: t('groups.name'), sort: 'name', cell: (group) => <Name group={group} /> },
    { id: 'people', title: t('groups.people'), numeric: true, cell: (group) => (group.predefined ? '' : group.members) },
    {
      id: 'book', title: t('groups.book'),
      cell: ({ id, display_name }) => <To to={`/users/group-contacts/${encodeURIComponent(id)}`} action={t('groups.customize')} of="bookOf" name={display_name} />,
    },
    {
      id: 'application', title: t('groups.application'),
      cell: (group) => (
        <span className={classes.named}>
          <To to={`/users/groups/${encodeURIComponent(group.id)}`} action={t('groups.customize')} of="applicationOf" name={group.display_name} />
          {(group.inbound_limit_kbps !== null || group.outbound_limit_kbps !== null) && <Badge tone="warning">{t('groups.limited')}</Badge>}
        </span>
      ),
    },
    {
      id: 'call', title: t('groups.call'),
      cell: ({ id, display_name, predefined }) => !predefined && (
        <To to={`/users/group-contacts/${encodeURIComponent(id)}`} action={t(called(id) ? 'groups.change' : 'groups.customize')} of="callOf" name={display_name} />
      ),
    },
    ...RIGHTS.map((right): Column<Group> => {
      const Icon = RIGHT_ICONS[right];
      const name = t(`right.${right}.name`);
      return {
        id: right, title: name, wideOnly: true, head: <span role="img" aria-label={name} title={name} className={classes.sign}><Icon size={18} stroke={1.6} /></span>,
        cell: (group) => (
          <Checkbox
            size="xs"
            className={classes.box!}
            aria-label={t('rights.cell', { right: name, name: group.display_name })}
            title={name}
            checked={change.shown({ kind: 'group', of: group }).includes(right)}
            disabled={group.locked_rights.includes(right) || change.busy}
            onChange={(event) => change.set({ kind: 'group', of: group }, right, event.currentTarget.checked)}
          />
        ),
      };
    }),
  ];
}

function Name({ group }: { group: Group }) {
  const { t } = useTranslation();
  return (
    <span className={classes.named} data-group={group.id}>
      <Link className={classes.link} to={peopleOf(group.id)} translate="no">{group.display_name}</Link>
      {group.predefined && <Badge>{t('groups.predefined')}</Badge>}
    </span>
  );
}

/** The word alone is seen, the row says of whom; who hears it is told of whom. */
function To({ to, action, of, name }: { to: string; action: string; of: 'bookOf' | 'applicationOf' | 'callOf'; name: string }) {
  const { t } = useTranslation();
  return <Link className={classes.link} to={to} aria-label={t(`groups.${of}`, { action, name })}>{action}</Link>;
}
