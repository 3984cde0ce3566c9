// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton } from '@mantine/core';
import { api, type SignedInSession } from '@rostrum/api';
import { Badge, ConfirmDialog, describeAgent, ErrorState, errorText, PageHead, toast } from '@rostrum/kit';
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react';
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
  const { t, i18n } = useTranslation();
  const { browser, system, phone } = describeAgent(session.user_agent);
  const name = [browser ?? t('sessions.unknown'), system].filter(Boolean).join(' · ');
  const time = new Date(session.last_used_at * 1000);
  const shown = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
  const Icon = phone ? IconDeviceMobile : IconDeviceLaptop;
  return (
    <li className={classes.row}>
      <Icon size={24} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        <strong translate="no">{name}</strong>
        <span className={classes.details}>
          <span translate="no">{session.address}</span>
          <span aria-hidden>·</span>
          <time dateTime={time.toISOString()}>{t('sessions.lastUsed', { time: shown })}</time>
        </span>
      </div>
      {session.current
        ? <Badge tone="accent">{t('sessions.current')}</Badge>
        : <Button variant="subtle" color="live" disabled={busy} aria-label={t('sessions.endNamed', { name })} onClick={onEnd}>{t('sessions.end')}</Button>}
    </li>
  );
}
