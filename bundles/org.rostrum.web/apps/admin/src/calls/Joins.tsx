// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Skeleton } from '@mantine/core';
import { ErrorNotice, NameMark } from '@rostrum/kit';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CallJoin } from '../api/contract';
import { panel } from '../api/panel';
import classes from '../running/Running.module.css';
import { useFigureText } from '../running/figureText';
import { Time } from '../time/Time';
import { durationText } from '../time/duration';
import { Course } from './Course';
import { secondsOf } from './course';

const KILO = 1_000;

/** Each join of a call with what was measured; one of them over time, told by the address (`?join=`). */
export function Joins({ call }: { call: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['calls', 'joins', call], queryFn: () => panel.callJoins(call) });
  const [query, setQuery] = useSearchParams();
  const shown = query.get('join');
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} role="status" aria-label={t('kit.loading')} />;
  if (data.list.length === 0) return <p className={classes.quietText}>{t('calls.nobody')}</p>;
  const toggle = (id: string) => setQuery((before) => {
    const next = new URLSearchParams(before);
    if (shown === id) next.delete('join');
    else next.set('join', id);
    return next;
  }, { replace: true });
  return (
    <ul className={classes.people}>
      {data.list.map((join) => (
        <Join key={join.participant_id} call={call} join={join} open={shown === join.participant_id} onToggle={() => toggle(join.participant_id)} />
      ))}
    </ul>
  );
}

function Join({ call, join, open, onToggle }: { call: string; join: CallJoin; open: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const name = join.display_name || join.call_id;
  const details = `course-${join.participant_id}`;
  return (
    <li className={classes.personBox} data-join={join.participant_id}>
      <div className={classes.person}>
        <NameMark name={name} size={30} />
        <span className={classes.words}>
          <span translate="no">{name}</span>
          <span className={classes.quiet}>
            <Time at={secondsOf(join.join_time)} />, {durationText(join.duration)}, {t(`calls.left.${join.leave_reason}`)}
          </span>
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-expanded={open}
          aria-controls={details}
          aria-label={t(open ? 'calls.hideCourse' : 'calls.showCourse', { name })}
          onClick={onToggle}
        >
          {open ? <IconChevronUp size={18} /> : <IconChevronDown size={18} />}
        </ActionIcon>
      </div>
      <Means join={join} />
      {open && (
        <div id={details}>
          <p className={classes.quiet} translate="no">{join.user_agent}</p>
          <Course call={call} join={join} />
        </div>
      )}
    </li>
  );
}

/** What remains for ever of the figures (60/HS-3). */
function Means({ join: { media, video_w, video_h, avg_sent_fps } }: { join: CallJoin }) {
  const { t } = useTranslation();
  const text = useFigureText();
  if (!media) return <p className={classes.connection}>{t('calls.notMeasured')}</p>;
  return (
    <p className={classes.connection} data-testid="means">
      <span>{t('running.rates', { up: text.rate((media.bitrate_up?.mean ?? 0) * KILO), down: text.rate((media.bitrate_down?.mean ?? 0) * KILO) })}</span>
      <span>{t('calls.lost', { up: text.share(media.loss_up?.mean), down: text.share(media.loss_down?.mean) })}</span>
      {media.round_trip && <span>{t('running.roundTrip', { time: text.time(media.round_trip.mean) })}</span>}
      {video_h > 0 && <span>{t('running.pictureValue', { width: video_w, height: video_h, fps: Math.round(avg_sent_fps) })}</span>}
      <span>{t(`running.path.${media.path}`, { defaultValue: media.path })}</span>
      {media.poor > 0 && <span>{t('calls.poor', { share: text.share((100 * media.poor) / media.samples), cause: t(`running.cause.${media.cause}`, { defaultValue: '' }) })}</span>}
    </p>
  );
}
