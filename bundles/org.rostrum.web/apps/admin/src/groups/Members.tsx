// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { errorText, NameMark, toast } from '@rostrum/kit';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loads } from '../common/Loads';
import classes from './groups.module.css';
import { type Group, groupsApi } from './groupsApi';

const PAGE = 25;

/** Who is in a group: listed, added by login, taken out (30/GRP-20, GRP-21). */
export function Members({ group }: { group: Group }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [page, setPage] = useState(1);
  const members = useQuery({ queryKey: ['groups', group.id, 'members', page], queryFn: () => groupsApi.members(group.id, page), placeholderData: keepPreviousData });
  const refresh = () => queries.invalidateQueries({ queryKey: ['groups'] });
  const take = useMutation({
    mutationFn: (user: string) => groupsApi.take(group.id, user),
    onSuccess: refresh,
    onError: (error) => toast('error', errorText(t, error)),
  });
  if (group.id === '@federated' || group.id === '@guests') return <p className={classes.quiet}>{t('groups.nobodyListed')}</p>;
  return (
    <>
      {!group.predefined && <Adding group={group} onDone={refresh} />}
      <Loads query={members} failed={t('groups.membersFailed')} height={120}>
        {({ cnt, users }) => (cnt === 0 ? <p className={classes.quiet}>{t('groups.nobody')}</p> : (
          <>
            <ul className={classes.members} aria-label={t('groups.people')}>
              {users.map((user) => (
                <li key={user.id} className={classes.member}>
                  <NameMark name={user.display_name || user.id} size={28} />
                  <span className={classes.words}>
                    <Link to={`/users/accounts/${encodeURIComponent(user.id)}`} translate="no">{user.display_name || user.id}</Link>
                    <span className={classes.details} translate="no">{user.id}</span>
                  </span>
                  {!group.predefined && (
                    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('groups.take', { name: user.display_name || user.id })} loading={take.isPending && take.variables === user.id} onClick={() => take.mutate(user.id)}>
                      <IconUserMinus size={18} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
            {cnt > PAGE && (
              <div className={classes.pages}>
                <Button size="xs" variant="default" disabled={page === 1} onClick={() => setPage(page - 1)}>{t('groups.before')}</Button>
                <span>{t('groups.members', { count: cnt })}</span>
                <Button size="xs" variant="default" disabled={page * PAGE >= cnt} onClick={() => setPage(page + 1)}>{t('groups.after')}</Button>
              </div>
            )}
          </>
        ))}
      </Loads>
    </>
  );
}

function Adding({ group, onDone }: { group: Group; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const add = useMutation({
    mutationFn: () => groupsApi.add(group.id, login.trim()),
    onSuccess: async () => {
      setLogin('');
      await onDone();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim()) add.mutate();
  };
  return (
    <form className={classes.adding} onSubmit={send} noValidate>
      <TextInput
        name="member"
        label={t('groups.add')}
        description={t('groups.addHelp')}
        value={login}
        onChange={(event) => {
          setLogin(event.currentTarget.value);
          add.reset();
        }}
        error={add.error ? errorText(t, add.error) : null}
        errorProps={{ role: 'alert' }}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      <Button type="submit" variant="default" leftSection={<IconUserPlus size={18} />} loading={add.isPending}>{t('groups.addButton')}</Button>
    </form>
  );
}
