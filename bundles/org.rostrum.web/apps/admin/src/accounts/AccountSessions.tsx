// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton } from '@mantine/core';
import { ConfirmDialog, ErrorNotice, errorText, toast } from '@rostrum/kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { panel } from '../api/panel';
import { accountsApi } from './accountsApi';
import { DrawerSection } from '../frame/PageDrawer';
import { SessionList } from '../self/SessionList';
import classes from './Accounts.module.css';

/** Where an account is signed in, and its sign-out from afar. */
export function AccountSessions({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const key = ['users', 'sessions', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => panel.userSessions(id) });
  const ending = useMutation({
    mutationFn: (session: string) => panel.endUserSession(id, session),
    onSuccess: () => toast('success', t('accounts.sessionEnded')),
    onError: (failure) => toast('error', errorText(t, failure)),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const endAll = async () => {
    await accountsApi.disconnect(id);
    await queries.invalidateQueries({ queryKey: key });
    toast('success', t('accounts.sessionsEnded', { name }));
  };
  return (
    <DrawerSection
      title={t('accounts.sessions')}
      action={data && data.length > 0 && <Button size="compact-sm" variant="subtle" color="live" onClick={() => setAsking(true)}>{t('accounts.endSessions')}</Button>}
    >
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} />
        : !data ? <Skeleton height={64} role="status" aria-label={t('kit.loading')} />
          : data.length === 0 ? <p className={classes.quietText}>{t('accounts.noSessions')}</p>
            : <SessionList sessions={data} busy={ending.isPending} onEnd={(session) => ending.mutate(session)} />}
      <ConfirmDialog
        opened={asking}
        title={t('accounts.endSessionsTitle', { name })}
        text={t('accounts.endSessionsText')}
        action={t('accounts.endSessions')}
        onConfirm={endAll}
        onClose={() => setAsking(false)}
      />
    </DrawerSection>
  );
}
