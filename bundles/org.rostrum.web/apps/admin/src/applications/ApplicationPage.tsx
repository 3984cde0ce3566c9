// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { Badge, ConfirmDialog, CopyField, PageHead, StateMessage, toast, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Card } from '../common/Card';
import { Facts } from '../common/Facts';
import { Loads } from '../common/Loads';
import { Time } from '../common/Time';
import { ApplicationForm, checkFields, draftOf, fieldsOf } from './ApplicationForm';
import { type Application, applicationsApi, type Permission } from './applicationsApi';
import { BackLink } from './BackLink';
import { spelledOut } from './permissionTree';
import { SecretCard } from './SecretCard';
import { TokensCard } from './TokensCard';
import classes from './applications.module.css';

/** One application: properties, secret, tokens, end (60/OC-3, OC-4). */
export function ApplicationPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const application = useQuery({ queryKey: ['applications', id], queryFn: () => applicationsApi.read(id) });
  const permissions = useQuery({ queryKey: ['permissions'], queryFn: applicationsApi.permissions });
  if (application.error instanceof ApiError && application.error.status === 404) {
    return <StateMessage level={1} kind="missing" title={t('applications.gone')} action={<Button component={Link} to="/api/oauth2" variant="default">{t('applications.title')}</Button>} />;
  }
  return (
    <>
      <BackLink />
      <PageHead title={application.data?.name ?? t('applications.one')} text={t('applications.oneText')} />
      <Loads query={application} failed={t('applications.loadFailed')}>
        {(data) => <Loads query={permissions} failed={t('applications.loadFailed')}>{(known) => <Content application={data} known={known} />}</Loads>}
      </Loads>
    </>
  );
}

function Content({ application, known }: { application: Application; known: readonly Permission[] }) {
  const { t } = useTranslation();
  const { id, name, active } = application;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['applications'] });
  const form = useFields({
    initial: { ...fieldsOf(application), permissions: spelledOut(application.permissions, known) }, check: checkFields,
    submit: async (values) => {
      await applicationsApi.change(id, draftOf(values));
      await refresh();
      toast('success', t('applications.saved'));
    },
  });
  const switchActive = async () => {
    await applicationsApi.change(id, { active: !active });
    await refresh();
    toast('success', t(active ? 'applications.switchedOff' : 'applications.switchedOn'));
  };
  const remove = async () => {
    await applicationsApi.remove(id);
    await refresh();
    toast('success', t('applications.deleted'));
    void navigate('/api/oauth2');
  };
  return (
    <>
      <Card title={t('applications.identity')} action={active ? <Badge tone="success">{t('applications.active')}</Badge> : <Badge>{t('applications.inactive')}</Badge>}>
        <Facts rows={[
          [t('applications.id'), <span key="id" translate="no"><CopyField value={id} label={t('applications.id')} mono /></span>],
          [t('applications.secret'), t(application.confidential ? 'applications.hasSecret' : 'applications.noSecret')],
          [t('applications.created'), <Time key="at" at={application.created_at} />],
          [t('applications.createdBy'), <span key="by" translate="no">{application.created_by}</span>],
        ]} />
      </Card>
      <Card title={t('applications.properties')} text={t('applications.propertiesText')}>
        <ApplicationForm form={form} known={known} made actions={<Button type="submit" loading={form.busy}>{t('applications.save')}</Button>} />
      </Card>
      {application.confidential && <SecretCard id={id} />}
      <TokensCard application={id} />
      <Card title={t('applications.end')} text={t('applications.endText')}>
        <div className={classes.buttons}>
          <Switcher active={active} onSwitch={switchActive} />
          <Button variant="outline" color="live" onClick={() => setAsking(true)}>{t('applications.delete')}</Button>
        </div>
      </Card>
      <ConfirmDialog opened={asking} title={t('applications.deleteTitle', { name })} text={t('applications.deleteText')} action={t('applications.delete')}
        onConfirm={remove} onClose={() => setAsking(false)} />
    </>
  );
}

/** Switching off asks first, since running programs are refused at once. */
function Switcher({ active, onSwitch }: { active: boolean; onSwitch: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const on = async () => {
    setBusy(true);
    await onSwitch().finally(() => setBusy(false));
  };
  if (!active) return <Button variant="default" loading={busy} onClick={() => void on()}>{t('applications.switchOn')}</Button>;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>{t('applications.switchOff')}</Button>
      <ConfirmDialog opened={asking} title={t('applications.switchOff')} text={t('applications.switchOffText')} action={t('applications.switchOff')}
        onConfirm={onSwitch} onClose={() => setAsking(false)} />
    </>
  );
}
