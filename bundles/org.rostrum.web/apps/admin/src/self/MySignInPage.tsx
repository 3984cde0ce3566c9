// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { ErrorNotice, errorText, PageHead, toast } from '@rostrum/kit';
import { PasswordForm } from '@rostrum/kit/password';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isLocalhost, panel } from '../api/panel';
import { useMe } from '../auth/me';
import { FormSection } from '../form/FormPage';
import { SecondFactor } from './SecondFactor';
import classes from './Self.module.css';
import { SessionList } from './SessionList';

/** How this administrator signs in: password, second factor, where he is signed in. */
export default function MySignInPage() {
  const { t } = useTranslation();
  if (isLocalhost(useMe())) return <PageHead title={t('mySignIn.title')} text={t('mySignIn.localhost')} />;
  return (
    <>
      <PageHead title={t('mySignIn.title')} text={t('mySignIn.text')} />
      <div className={classes.page}>
        <FormSection title={t('mySignIn.password')} text={t('mySignIn.passwordText')}><PasswordForm /></FormSection>
        <SecondFactor />
        <FormSection title={t('mySignIn.sessions')} text={t('mySignIn.sessionsText')}><MySessions /></FormSection>
      </div>
    </>
  );
}

function MySessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['my-sessions'], queryFn: panel.mySessions });
  const ending = useMutation({
    mutationFn: panel.endMySession,
    onSuccess: () => toast('success', t('accounts.sessionEnded')),
    onError: (failure) => toast('error', errorText(t, failure)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['my-sessions'] }),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={96} role="status" aria-label={t('kit.loading')} />;
  return <SessionList sessions={data} busy={ending.isPending} onEnd={(id) => ending.mutate(id)} />;
}
