// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Badge, describeAgent } from '@rostrum/kit';
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../accounts/Accounts.module.css';
import type { Session } from '../api/contract';
import { useTime } from '../time/useTime';

/** Browsers and devices that are signed in. */
export function SessionList({ sessions, busy, onEnd }: { sessions: readonly Session[]; busy: boolean; onEnd: (id: string) => void }) {
  return <ul className={classes.sessions}>{sessions.map((session) => <Row key={session.id} session={session} busy={busy} onEnd={() => onEnd(session.id)} />)}</ul>;
}

function Row({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const time = useTime();
  const { browser, system, phone } = describeAgent(session.user_agent);
  const name = [browser ?? t('mySignIn.unknownProgram'), system].filter(Boolean).join(' · ');
  const Icon = phone ? IconDeviceMobile : IconDeviceLaptop;
  return (
    <li className={classes.session}>
      <Icon size={22} stroke={1.5} aria-hidden />
      <span className={classes.words}>
        <strong translate="no">{name}</strong>
        <span className={classes.quiet}>
          <span translate="no">{session.address}</span> · <time dateTime={new Date(session.last_used_at * 1000).toISOString()}>{t('mySignIn.lastUsed', { time: time.short(session.last_used_at) })}</time>
        </span>
      </span>
      {session.current
        ? <Badge tone="accent">{t('mySignIn.current')}</Badge>
        : <Button size="compact-sm" variant="subtle" color="live" disabled={busy} aria-label={t('mySignIn.endNamed', { name })} onClick={onEnd}>{t('mySignIn.end')}</Button>}
    </li>
  );
}
