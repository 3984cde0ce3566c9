// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { moderates, type Participant } from '@rostrum/core';
import { NameMark } from '@rostrum/kit';
import { SearchField } from '@rostrum/kit/lists';
import { IconCopy, IconDots, IconLock, IconLockOpen, IconMicrophoneOff, IconScreenShare, IconVideoOff } from '@tabler/icons-react';
import { useEffect, type UIEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { isForTwo, useCall } from '../../call/context';
import { useInvitation } from '../../common/useInvitation';
import { useStore } from '../../common/useStore';
import classes from './Panel.module.css';
import { ParticipantItems } from './ParticipantItems';
import { SidePanel } from './SidePanel';

/** Height of a row, as in the style sheet, pixels. */
const ROW = 56;

/** Who is here; with what a moderator can do about it. */
export function PeoplePanel() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const count = useStore(room.meeting, (meeting) => meeting?.counters.present ?? 0);
  const two = isForTwo(useCall());
  const moderator = useStore(room.meeting, (meeting) => meeting !== null && moderates(meeting.own)) && !two;
  const search = useStore(room.roster.state, (state) => state.search);
  useEffect(() => {
    room.roster.show();
    return () => room.roster.hide();
  }, [room]);
  return (
    <SidePanel title={t('people.title')} aside={<span className={classes.count}>{count}</span>}>
      <div className={classes.tools}>
        <SearchField className={classes.search} label={t('people.search')} value={search} maxLength={100} onChange={(text) => room.roster.search(text)} />
        {!two && <PanelTools moderator={moderator} />}
      </div>
      <PeopleList moderator={moderator} />
    </SidePanel>
  );
}

function PanelTools({ moderator }: { moderator: boolean }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const copy = useInvitation();
  const locked = useStore(room.meeting, (meeting) => meeting?.flags.entry_lock ?? false);
  return (
    <>
      <Tool label={t('people.invite')} icon={<IconCopy size={18} stroke={1.6} />} onClick={copy} />
      {moderator && (
        <>
          <Tool
            label={t('bar.muteAll')}
            icon={<IconMicrophoneOff size={18} stroke={1.6} />}
            onClick={() => void room.command('participant.mute_all', {})}
          />
          <Tool
            label={t(locked ? 'bar.unlock' : 'bar.lock')}
            icon={locked ? <IconLock size={18} stroke={1.6} /> : <IconLockOpen size={18} stroke={1.6} />}
            active={locked}
            onClick={() => void room.command('session.lock', { locked: !locked })}
          />
        </>
      )}
    </>
  );
}

function Tool(props: { label: string; icon: React.ReactNode; active?: boolean; onClick: () => void }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant={props.active ? 'light' : 'default'}
        {...(props.active && { color: 'warning' })}
        size={36}
        aria-label={props.label}
        aria-pressed={props.active}
        onClick={props.onClick}
      >
        {props.icon}
      </ActionIcon>
    </Tooltip>
  );
}

function PeopleList({ moderator }: { moderator: boolean }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const { window, search } = useStore(room.roster.state);
  if (!window) return <p className={classes.empty} role="status">{t('people.loading')}</p>;
  if (window.total === 0) return <p className={classes.empty} role="status">{t('people.empty', { search })}</p>;
  const scrolled = (event: UIEvent<HTMLDivElement>): void =>
    room.roster.scrollTo(Math.round((event.currentTarget.scrollTop + event.currentTarget.clientHeight / 2) / ROW));
  return (
    <div className={classes.scroll} onScroll={scrolled} tabIndex={0} role="group" aria-label={t('people.list')}>
      <ul className={classes.list} style={{ height: window.total * ROW }}>
        {window.entries.map((participant, index) => (
          <Row key={participant.id} participant={participant} moderator={moderator} top={(window.offset + index) * ROW} position={window.offset + index + 1} total={window.total} />
        ))}
      </ul>
    </div>
  );
}

function Row(props: { participant: Participant; moderator: boolean; top: number; position: number; total: number }) {
  const { participant } = props;
  const { t } = useTranslation();
  const { room } = useRoom();
  const own = useStore(room.meeting, (meeting) => meeting?.own.id === participant.id);
  const name = own ? t('room.you', { name: participant.display_name }) : participant.display_name;
  return (
    <li
      className={classes.row}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-posinset={props.position}
      aria-setsize={props.total}
      data-testid="person"
      data-participant={participant.id}
      data-presence={participant.presence}
    >
      <NameMark name={participant.display_name} size={36} />
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        <Note participant={participant} />
      </span>
      <span className={classes.marks}>
        {participant.content && <Mark icon={<IconScreenShare size={18} stroke={1.6} />} label={t('people.sharing')} />}
        {!participant.camera && <Mark icon={<IconVideoOff size={18} stroke={1.6} />} label={t('people.cameraOff')} />}
        {!participant.microphone && <Mark icon={<IconMicrophoneOff size={18} stroke={1.6} />} label={t('people.microphoneOff')} />}
      </span>
      {props.moderator && !own && participant.presence !== 'gone' && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('stage.actions', { name: participant.display_name })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <ParticipantItems participant={participant} />
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

/** Role, or why the person is not quite here. */
function Note({ participant }: { participant: Participant }) {
  const { t } = useTranslation();
  const words = {
    away: 'people.away',
    gone: 'people.gone',
    owner: 'people.owner',
    moderator: 'people.moderator',
    participant: participant.guest ? 'people.guest' : '',
  };
  const word = participant.presence === 'connected' ? words[participant.role] : words[participant.presence];
  return word ? <span className={classes.note}>{t(word)}</span> : null;
}

function Mark({ icon, label }: { icon: React.ReactNode; label: string }) {
  return (
    <span role="img" aria-label={label} title={label}>
      {icon}
    </span>
  );
}
