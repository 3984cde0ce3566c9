// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Tooltip } from '@mantine/core';
import { NameMark } from '@rostrum/kit';
import { callDuration } from '@rostrum/kit/calls';
import { IconPhone, IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Calls.module.css';
import type { CallType, HistoryEntry } from './callsApi';

const ICONS: Readonly<Record<CallType, typeof IconPhone>> = {
  incoming: IconPhoneIncoming, outgoing: IconPhoneOutgoing, missed: IconPhoneX, conference: IconUsersGroup,
};

/** After these there is nothing more to say. */
const TOOK_PLACE = new Set(['hung_up', 'became_conference', 'join_ok']);

/** Lines of the history: whom, which kind, how long, when, why it ended (80/UCH-2). */
export function CallList({ calls }: { calls: readonly HistoryEntry[] }) {
  return <ul className={classes.list} data-testid="calls">{calls.map((call) => <Row key={call.id} call={call} />)}</ul>;
}

function Row({ call }: { call: HistoryEntry }) {
  const { t, i18n } = useTranslation();
  const type = call.type as CallType;
  const Icon = ICONS[type];
  const time = new Date(call.started_at * 1000).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const conference = type === 'conference';
  const details = [
    t(`calls.types.${type}`),
    ...(type === 'missed' ? [] : [callDuration(t, call.duration)]),
    ...(call.title ? [call.title] : []),
    ...(call.answered_by ? [t('calls.answeredBy', { name: call.answered_by })] : []),
    ...(call.cause && call.duration === 0 && type !== 'missed' && !TOOK_PLACE.has(call.cause) ? [t(`call.cause.${type === 'incoming' && call.cause === 'rejected' ? 'youRejected' : call.cause}`, { name: call.display_name })] : []),
  ];
  return (
    <li className={classes.row} data-type={type} data-cause={call.cause ?? undefined}>
      {conference ? <span className={classes.kind} aria-hidden><IconUsersGroup size={20} stroke={1.6} /></span> : <NameMark name={call.display_name} size={40} />}
      <div className={classes.words}>
        <span className={classes.name}>{call.display_name}</span>
        <span className={classes.details}>
          <Icon size={16} aria-hidden className={classes.mark} />
          {details.join(' · ')}
        </span>
      </div>
      <time className={classes.time} dateTime={new Date(call.started_at * 1000).toISOString()}>{time}</time>
      {call.address && (
        <Tooltip label={t(conference ? 'calls.open' : 'calls.callBack')}>
          <ActionIcon
            component="a"
            size="lg"
            variant="default"
            href={conference ? `/c/${encodeURIComponent(call.conference_id ?? '')}` : `/call?to=${encodeURIComponent(call.address)}`}
            aria-label={t(conference ? 'calls.openNamed' : 'calls.callNamed', { name: call.display_name })}
          >
            {conference ? <IconUsersGroup size={18} /> : <IconPhone size={18} />}
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
