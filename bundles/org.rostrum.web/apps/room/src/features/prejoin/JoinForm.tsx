// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Skeleton, TextInput } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './PreJoin.module.css';
import { signInAddress } from './signInAddress';
import type { Lobby } from './useLobby';

const LONGEST_NAME = 240;
/** One lost try is not worth a word. */
const FAILURES_TOLD = 2;

/** Who joins, and the button. */
export function JoinForm({ lobby, name, onName }: { lobby: Lobby; name: string; onName: (name: string) => void }) {
  const { t } = useTranslation();
  const [missing, setMissing] = useState(false);
  if (lobby.me === undefined) return <Skeleton height={48} radius="md" />;
  if (lobby.me === null && lobby.card?.access === 'private') return <SignInOnly />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = name.trim();
    setMissing(!lobby.me && typed === '');
    if (lobby.me || typed !== '') lobby.join(typed);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {lobby.me ? (
        <p className={classes.hint}>{t('prejoin.as', { name: lobby.me.display_name })}</p>
      ) : (
        <TextInput
          size="md"
          label={t('prejoin.name')}
          description={t('prejoin.nameHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="name"
          error={missing && t('prejoin.nameRequired')}
          onChange={(event) => onName(event.currentTarget.value)}
          data-testid="guest-name"
        />
      )}
      <Button type="submit" size="lg" fullWidth loading={lobby.busy} data-testid="join">
        {t('prejoin.join')}
      </Button>
      <p className={classes.hint}>{t(lobby.card?.state === 'running' ? 'prejoin.running' : 'prejoin.stopped')}</p>
      <ServerAway busy={lobby.busy} />
      {!lobby.me && (
        <p className={classes.hint}>
          {t('prejoin.haveAccount')} <a href={signInAddress()}>{t('prejoin.signIn')}</a>
        </p>
      )}
    </form>
  );
}

function SignInOnly() {
  const { t } = useTranslation();
  return (
    <div className={classes.form}>
      <p className={classes.hint}>{t('prejoin.privateGuest')}</p>
      <Button component="a" href={signInAddress()} size="lg" fullWidth data-testid="sign-in">
        {t('prejoin.signInToJoin')}
      </Button>
    </div>
  );
}

function ServerAway({ busy }: { busy: boolean }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const failures = useStore(room.signal.connection, (state) => (state.phase === 'connecting' ? state.failures : 0));
  if (!busy || failures < FAILURES_TOLD) return null;
  return (
    <Alert color="warning" variant="light" icon={<IconCloudOff size={18} />} title={t('prejoin.connecting')} role="status">
      {t('prejoin.connectingText')}
    </Alert>
  );
}
