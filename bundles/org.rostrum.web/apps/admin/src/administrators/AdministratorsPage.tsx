// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Badge, NameMark, PageHead, StateMessage } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMe } from '../auth/me';
import { Loads } from '../common/Loads';
import { Notice } from '../common/Notice';
import { Time } from '../common/Time';
import { AdministratorDrawer } from './AdministratorDrawer';
import { type Administrator, administratorsApi } from './administratorsApi';
import { NewAdministrator } from './NewAdministrator';
import classes from './administrators.module.css';

/** Administrators of this server (00/R-10); for the role admin alone. */
export default function AdministratorsPage() {
  const { t } = useTranslation();
  const { login } = useParams();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const administrators = useQuery({ queryKey: ['administrators'], queryFn: administratorsApi.list });
  const opened = login === undefined ? null : administrators.data?.find((one) => one.login === login);
  const back = () => void navigate('/administrators');
  return (
    <>
      <PageHead title={t('administrators.title')} text={t('administrators.text')} action={<Button onClick={() => setAdding(true)}>{t('administrators.new')}</Button>} />
      <Loads query={administrators} failed={t('administrators.loadFailed')}>
        {(list) => (
          <>
            {list.filter((one) => one.active && one.roles.includes('admin')).length === 1 && <Notice tone="warning">{t('administrators.onlyOne')}</Notice>}
            <ul className={classes.list} style={{ marginBlockStart: '1rem' }}>{list.map((one) => <Row key={one.login} administrator={one} />)}</ul>
          </>
        )}
      </Loads>
      {opened === undefined && administrators.data && <StateMessage kind="missing" title={t('administrators.gone')} />}
      {opened && <AdministratorDrawer key={opened.login} administrator={opened} onClose={back} />}
      {adding && <NewAdministrator onClose={() => setAdding(false)} />}
    </>
  );
}

function Row({ administrator }: { administrator: Administrator }) {
  const { t } = useTranslation();
  const me = useMe();
  const { login, display_name, roles, active, second_factor, locked_until, last_sign_in_at } = administrator;
  const name = display_name || login;
  return (
    <li className={classes.row} data-inactive={!active || undefined}>
      <NameMark name={name} size={36} />
      <div className={classes.words}>
        <Link className={classes.name} to={`/administrators/${encodeURIComponent(login)}`} translate="no">{name}</Link>
        <span className={classes.details}>
          <span translate="no">{login}</span><span aria-hidden>·</span>
          <span>{roles.map((role) => t(`administrators.role.${role}`)).join(', ')}</span><span aria-hidden>·</span>
          <span>{last_sign_in_at === null ? t('administrators.neverSignedIn') : <>{t('administrators.lastSignIn')} <Time at={last_sign_in_at} /></>}</span>
        </span>
      </div>
      <span className={classes.badges}>
        {login === me.id && <Badge tone="accent">{t('administrators.you')}</Badge>}
        {isLocked(locked_until) && <Badge tone="warning">{t('administrators.locked')}</Badge>}
        {!active && <Badge>{t('administrators.disabled')}</Badge>}
        {second_factor ? <Badge tone="success">{t('administrators.secondFactor')}</Badge> : active && <Badge>{t('administrators.noSecondFactor')}</Badge>}
      </span>
    </li>
  );
}

const isLocked = (until: number | null) => until !== null && until > Date.now() / 1000;
