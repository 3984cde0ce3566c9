// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton } from '@mantine/core';
import { ErrorState, PageHead, StateMessage } from '@rostrum/kit';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CallList } from '../calls/CallList';
import { callsApi } from '../calls/callsApi';
import { useMe } from '../me';
import { RightList } from '../rights/RightList';
import { useMay } from '../rights/useRights';
import { RoomList } from '../rooms/RoomList';
import { useRooms } from '../rooms/useRooms';
import classes from './Home.module.css';

/** As many rooms as 80/UHP-2 shows. */
const ROOMS = 5;
const CALLS = 3;

/** Where signing in leads: rooms, the last calls, and what the account may (80 section 6). */
export default function HomePage() {
  const { t } = useTranslation();
  const { display_name } = useMe();
  const may = useMay('conference_create');
  const create = may ? <Button component={Link} to="/rooms/new" leftSection={<IconPlus size={18} />}>{t('personal.newRoom')}</Button> : null;
  return (
    <>
      <PageHead title={t('home.title', { name: display_name })} text={t('home.text')} action={create} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <Section title={t('personal.rooms')} more={{ to: '/rooms', text: t('home.allRooms') }}><Rooms /></Section>
          <Section title={t('home.calls')} more={{ to: '/calls', text: t('home.allCalls') }}><Calls /></Section>
        </div>
        <aside aria-label={t('personal.rights')}>
          <Section title={t('personal.rights')} more={{ to: '/rights', text: t('home.why') }}><RightList compact /></Section>
        </aside>
      </div>
    </>
  );
}

function Section({ title, more, children }: { title: string; more: { to: string; text: string }; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>{title}</h2>
        <Link className={classes.more!} to={more.to}>{more.text}</Link>
      </div>
      {children}
    </section>
  );
}

function Rooms() {
  const { t } = useTranslation();
  const rooms = useRooms('', 1, ROOMS);
  if (rooms.error && !rooms.data) return <ErrorState title={t('home.roomsFailed')} error={rooms.error} onRetry={() => void rooms.refetch()} />;
  if (!rooms.data) return <Loading lines={ROOMS} />;
  if (rooms.data.results === 0) return <div className={classes.empty}><StateMessage kind="empty" title={t('rooms.empty.title')} text={t('home.noRooms')} /></div>;
  return <RoomList rooms={rooms.data.conferences} selected={undefined} />;
}

function Calls() {
  const { t } = useTranslation();
  const calls = useQuery({ queryKey: ['calls', 'last'], queryFn: () => callsApi.last(CALLS) });
  if (calls.error && !calls.data) return <ErrorState title={t('calls.loadFailed')} error={calls.error} onRetry={() => void calls.refetch()} />;
  if (!calls.data) return <Loading lines={CALLS} />;
  return calls.data.length === 0 ? <p className={classes.quiet}>{t('calls.empty.text')}</p> : <CallList calls={calls.data} />;
}

function Loading({ lines }: { lines: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('kit.loading')} className={classes.loading}>
      {Array.from({ length: lines }, (_, line) => <Skeleton key={line} height={64} radius="lg" />)}
    </div>
  );
}
