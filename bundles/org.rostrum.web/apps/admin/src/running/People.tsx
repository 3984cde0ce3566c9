// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Skeleton } from '@mantine/core';
import { Badge, ErrorNotice, NameMark } from '@rostrum/kit';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ConnectionFigures, Participant } from '../api/contract';
import { panel } from '../api/panel';
import { Since } from '../time/Since';
import { Connection, Streams } from './Connection';
import classes from './Running.module.css';

const LIVE_MS = 5_000;
const FIGURES_MS = 2_000;
const MODERATOR = 2;

/** Who is in a session and how good each connection is, live; one of them with his streams, told by the address (`?participant=`). */
export function People({ session }: { session: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['running', 'people', session], queryFn: () => panel.participants(session), refetchInterval: LIVE_MS });
  const figures = useQuery({ queryKey: ['running', 'media', session], queryFn: () => panel.sessionMedia(session), refetchInterval: FIGURES_MS });
  const [query, setQuery] = useSearchParams();
  const shown = query.get('participant');
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} role="status" aria-label={t('kit.loading')} />;
  if (data.list.length === 0) return <p className={classes.quietText}>{t('running.nobody')}</p>;
  const byId = new Map(figures.data?.list.map((each) => [each.app_id, each]));
  return (
    <>
      {figures.error && <p className={classes.quietText} role="status">{t('running.noFigures')}</p>}
      <ul className={classes.people}>
        {data.list.map((person) => (
          <Person
            key={person.app_id}
            session={session}
            person={person}
            figures={byId.get(person.app_id)}
            names={new Map(data.list.map((each) => [each.app_id, nameOf(each)]))}
            open={shown === person.app_id}
            onToggle={() => setQuery(shown === person.app_id ? {} : { participant: person.app_id }, { replace: true })}
          />
        ))}
      </ul>
    </>
  );
}

const nameOf = (person: Participant): string => person.display_name || person.id;

function Person({ session, person, figures, names, open, onToggle }: {
  session: string;
  person: Participant;
  figures: ConnectionFigures | undefined;
  names: ReadonlyMap<string, string>;
  open: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const account = person.call_id.includes('@');
  const name = nameOf(person);
  const details = `streams-${person.app_id}`;
  return (
    <li className={classes.personBox} data-participant={person.app_id}>
      <div className={classes.person}>
        <NameMark name={name} size={30} />
        <span className={classes.words}>
          {account ? <Link to={`/users/accounts/${encodeURIComponent(person.id)}`} translate="no">{name}</Link> : <span translate="no">{name}</span>}
          <span className={classes.quiet}>{account ? <span translate="no">{person.id}</span> : t('running.guest')}</span>
        </span>
        {person.flag === MODERATOR && <Badge tone="accent">{t('roomForm.moderator')}</Badge>}
        <span className={classes.quiet}><Since at={person.join_time} /></span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-expanded={open}
          aria-controls={details}
          aria-label={t(open ? 'running.hideStreams' : 'running.showStreams', { name })}
          onClick={onToggle}
        >
          {open ? <IconChevronUp size={18} /> : <IconChevronDown size={18} />}
        </ActionIcon>
      </div>
      <Connection figures={figures} />
      {open && <div id={details}><Streams session={session} participant={person.app_id} names={names} /></div>}
    </li>
  );
}
