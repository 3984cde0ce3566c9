// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Badge, PageHead, StateMessage } from '@rostrum/kit';
import { IconApps } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Loads } from '../common/Loads';
import { Time } from '../common/Time';
import { ApiKeyCard } from './ApiKeyCard';
import { ApplicationPage } from './ApplicationPage';
import { type Application, applicationsApi } from './applicationsApi';
import { NewApplicationPage } from './NewApplicationPage';
import classes from './applications.module.css';

/** API › OAuth2 applications (60/OC): the list, one application, a new one. */
export default function ApplicationsPage() {
  const { id } = useParams();
  if (id === undefined) return <ApplicationList />;
  return id === 'new' ? <NewApplicationPage /> : <ApplicationPage key={id} id={id} />;
}

function ApplicationList() {
  const { t } = useTranslation();
  const applications = useQuery({ queryKey: ['applications'], queryFn: applicationsApi.list });
  const create = <Button component={Link} to="/api/oauth2/new">{t('applications.new')}</Button>;
  return (
    <>
      <PageHead title={t('applications.title')} text={t('applications.text')} action={create} />
      <Loads query={applications} failed={t('applications.loadFailed')}>
        {(list) => list.length === 0
          ? <StateMessage kind="empty" title={t('applications.empty')} text={t('applications.emptyText')} action={create} />
          : <ul className={classes.list}>{list.map((application) => <Row key={application.id} application={application} />)}</ul>}
      </Loads>
      <div className={classes.after}><ApiKeyCard /></div>
    </>
  );
}

function Row({ application }: { application: Application }) {
  const { t } = useTranslation();
  const { id, name, permissions, tokens, active, created_at, created_by } = application;
  return (
    <li className={classes.row}>
      <span className={classes.icon} aria-hidden><IconApps size={20} stroke={1.6} /></span>
      <div className={classes.words}>
        <Link className={classes.name} to={`/api/oauth2/${encodeURIComponent(id)}`} translate="no">{name}</Link>
        <span className={classes.details}>
          <span>{t('applications.permissionCount', { count: permissions.length })}</span><span aria-hidden>·</span>
          <span>{t('applications.tokenCount', { count: tokens })}</span><span aria-hidden>·</span>
          <span>{t('applications.created')} <Time at={created_at} dateOnly />{created_by && <> {t('applications.by')} <span translate="no">{created_by}</span></>}</span>
        </span>
      </div>
      {active ? <Badge tone="success">{t('applications.active')}</Badge> : <Badge>{t('applications.inactive')}</Badge>}
    </li>
  );
}
