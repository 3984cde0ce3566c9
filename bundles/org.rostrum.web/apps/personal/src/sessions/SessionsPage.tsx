// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton } from '@mantine/core';
import { api, type SignedInSession } from '@rostrum/api';
import { ConfirmDialog, ErrorState, errorText, PageHead, toast } from '@rostrum/kit';
import { DeviceRow } from '@rostrum/kit/devices';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Sessions.module.css';

/** Where the account is signed in, and how to end what should not be. */
export function SessionsPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data: sessions, error, refetch } = useQuery({ queryKey: ['sessions'], queryFn: api.sessions });
  const others = sessions?.filter((session) => !session.current) ?? [];
  const refresh = () => queries.invalidateQueries({ queryKey: ['sessions'] });
  const ending = useMutation({
    mutationFn: (id: string) => api.endSession(id),
    onSuccess: () => toast('success', t('sessions.ended')),
    onError: (failure) => toast('error', errorText(t, failure)),
    onSettled: refresh,
  });
  const endOthers = async () => {
    try {
      await api.endOtherSessions();
    } finally {
      await refresh();
    }
    toast('success', t('sessions.othersEnded'));
  };
  return (
    <>
      <PageHead
        title={t('personal.sessions')}
        text={t('sessions.text')}
        action={others.length > 0 && <Button variant="default" onClick={() => setAsking(true)}>{t('sessions.endOthers')}</Button>}
      />
      {error ? (
        <ErrorState title={t('sessions.loadFailed')} error={error} onRetry={() => void refetch()} />
      ) : !sessions ? (
        <Skeleton height={160} role="status" aria-label={t('kit.loading')} />
      ) : (
        <ul className={classes.list}>
          {sessions.map((session) => <Row key={session.id} session={session} busy={ending.isPending} onEnd={() => ending.mutate(session.id)} />)}
        </ul>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('sessions.endOthers')}
        text={t('sessions.endOthersText', { count: others.length })}
        action={t('sessions.endOthers')}
        onConfirm={endOthers}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function Row({ session, busy, onEnd }: { session: SignedInSession; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  return (
    <DeviceRow
      agent={session.user_agent}
      unknown={t('sessions.unknown')}
      usedAt={session.last_used_at}
      used={(time) => t('sessions.lastUsed', { time })}
      address={session.address}
      current={session.current ? t('sessions.current') : null}
      action={(name) => !session.current && (
        <Button variant="subtle" color="live" disabled={busy} aria-label={t('sessions.endNamed', { name })} onClick={onEnd}>{t('sessions.end')}</Button>
      )}
    />
  );
}
