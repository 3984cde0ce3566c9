// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { PageHead, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Card } from '../common/Card';
import { Facts } from '../common/Facts';
import { Loads } from '../common/Loads';
import { SecretOnce } from '../common/SecretOnce';
import { ApplicationForm, checkFields, draftOf, fieldsOf } from './ApplicationForm';
import { applicationsApi, type Permission } from './applicationsApi';
import { BackLink } from './BackLink';
import classes from './applications.module.css';

/** Creates an application and shows its ID and, this once, its secret (60/OC-1, OC-2). */
export function NewApplicationPage() {
  const { t } = useTranslation();
  const permissions = useQuery({ queryKey: ['permissions'], queryFn: applicationsApi.permissions });
  return (
    <>
      <BackLink />
      <PageHead title={t('applications.new')} text={t('applications.newText')} />
      <Loads query={permissions} failed={t('applications.loadFailed')}>{(known) => <Form known={known} />}</Loads>
    </>
  );
}

function Form({ known }: { known: readonly Permission[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [made, setMade] = useState<{ id: string; secret: string | null } | null>(null);
  const form = useFields({
    initial: fieldsOf(), check: checkFields,
    submit: async (values) => {
      const { application, client_secret } = await applicationsApi.create({ ...draftOf(values), confidential: values.confidential });
      await queries.invalidateQueries({ queryKey: ['applications'] });
      setMade({ id: application.id, secret: client_secret });
      if (client_secret === null) void navigate(`/api/oauth2/${encodeURIComponent(application.id)}`);
    },
  });
  return (
    <Card title={t('applications.properties')}>
      <ApplicationForm form={form} known={known} made={false} actions={(
        <>
          <Button type="submit" loading={form.busy}>{t('applications.create')}</Button>
          <Button component={Link} to="/api/oauth2" variant="default">{t('kit.cancel')}</Button>
        </>
      )} />
      <SecretOnce title={t('applications.createdTitle')} label={t('applications.secret')} secret={made?.secret ?? null}
        onClose={() => void navigate(`/api/oauth2/${encodeURIComponent(made!.id)}`)}>
        <Facts rows={[[t('applications.id'), <span key="id" className={classes.id} translate="no">{made?.id}</span>]]} />
      </SecretOnce>
    </Card>
  );
}
