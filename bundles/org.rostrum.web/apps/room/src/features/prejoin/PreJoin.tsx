// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { knownGuest, PublicFrame } from '@rostrum/kit';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import { DeviceSelect } from '../devices/DeviceSelect';
import { SpeakerTest } from '../devices/SpeakerTest';
import { Refused } from '../end/Refused';
import { DeviceProblems } from './DeviceProblems';
import { JoinForm } from './JoinForm';
import classes from './PreJoin.module.css';
import { Preview } from './Preview';
import { useLobby } from './useLobby';

/** Before the meeting: how one looks and sounds, who one is, and what happens on joining. */
export function PreJoin() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const lobby = useLobby();
  const [name, setName] = useState(knownGuest() ?? '');
  useEffect(() => void room.local.start(), [room]);
  if (lobby.refusal) {
    return (
      <PublicFrame>
        <Refused code={lobby.refusal} onRetry={(pin) => (pin === undefined ? lobby.dismiss() : lobby.join(name, pin))} />
      </PublicFrame>
    );
  }
  return (
    <PublicFrame>
      <div className={classes.lobby} data-testid="prejoin">
        <section className={classes.look}>
          <Preview name={lobby.me?.display_name ?? name} />
          <div className={classes.devices}>
            <DeviceSelect kind="microphone" />
            <DeviceSelect kind="camera" />
            <SpeakerField />
          </div>
        </section>
        <section className={classes.words}>
          {lobby.card ? (
            <>
              <h1 className={classes.topic}>{lobby.card.topic}</h1>
              {lobby.card.owner_name && <p className={classes.owner}>{t('prejoin.by', { owner: lobby.card.owner_name })}</p>}
              <DeviceProblems />
              <JoinForm lobby={lobby} name={name} onName={setName} />
            </>
          ) : (
            <>
              <Skeleton height={32} width="80%" radius="md" />
              <Skeleton height={18} width="50%" radius="md" mt="sm" />
              <Skeleton height={48} radius="md" mt="xl" />
            </>
          )}
        </section>
      </div>
    </PublicFrame>
  );
}

/** Not every browser lets a page choose; the test sound helps everywhere, and so does a test of the way to the server. */
function SpeakerField() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const choice = useStore(room.local.state, (state) => state.speakers.length > 0);
  return (
    <>
      {choice && <DeviceSelect kind="speaker" />}
      <div className={classes.test}>
        <SpeakerTest />
        <a href="/connection-test" target="_blank" rel="noreferrer">{t('prejoin.testConnection')}</a>
      </div>
    </>
  );
}
