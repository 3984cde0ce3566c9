// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Loader } from '@mantine/core';
import { playTone, playToneOnce } from '@rostrum/core';
import { NameMark, PublicFrame, reasonText, StateMessage } from '@rostrum/kit';
import { IconCloudOff, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusOnShow } from '../common/useFocusOnShow';
import { useStore } from '../common/useStore';
import { DeviceProblems } from '../features/prejoin/DeviceProblems';
import { Preview } from '../features/prejoin/Preview';
import classes from './Call.module.css';
import { type Call, useCallPage } from './context';
import { callDuration } from '@rostrum/kit/calls';

/** How calls end every day: words are enough. All others show their code, for whoever is asked for help. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'hung_up', 'answered_elsewhere', 'cancelled', 'rejected', 'call_rejected', 'busy', 'no_answer', 'not_available', 'join_ok', 'became_conference',
]);
/** One lost try is not worth a word. */
const FAILURES_TOLD = 2;

/** Before and after a call: it rings here or there, or is over and why. */
export function CallPage() {
  const { t } = useTranslation();
  const { line, call } = useCallPage();
  const state = useStore(line.state);
  const left = useStore(line.room.signal.connection, ({ phase }) => phase === 'ended');
  if (state.phase === 'refused') return <Over title={t('call.notCalled')} text={refusal(t, state.code)} code={state.code} />;
  if (state.phase === 'elsewhere') return <Elsewhere call={state.call} />;
  if (!call) return <Waiting text={t('call.starting')} />;
  if (call.phase === 'ended' && (call.cause !== 'join_ok' || left)) return <Ended call={call} />;
  if (call.phase === 'ringing' && call.direction === 'outgoing') return <Outgoing call={call} />;
  if (call.phase === 'ringing' && call.outcome === 'ringing') return <Incoming call={call} />;
  if (call.direction === 'incoming' && call.outcome !== 'accepted') return <Elsewhere call={call} />;
  return <Waiting text={t('call.connecting')} />;
}

function Outgoing({ call }: { call: Call }) {
  const { t } = useTranslation();
  const { line } = useCallPage();
  useEffect(() => playTone('ringback'), []);
  return (
    <Ringing call={call} text={t(call.kind === 'request' ? 'call.asking' : call.kind === 'group' ? 'call.callingGroup' : 'call.calling')}>
      <Button size="lg" color="live" leftSection={<IconPhoneOff size={20} />} data-testid="cancel" onClick={() => void line.hangUp()}>
        {t('call.cancel')}
      </Button>
    </Ringing>
  );
}

function Incoming({ call }: { call: Call }) {
  const { t } = useTranslation();
  const { line } = useCallPage();
  useEffect(() => playToneOnce('ring'), []);
  return (
    <Ringing call={call} text={t(call.kind === 'invite' ? 'call.invites' : call.kind === 'request' ? 'call.asksIn' : 'call.isCalling', { title: call.title })}>
      <Button size="lg" color="success" leftSection={<IconPhone size={20} />} data-testid="accept" onClick={() => void line.answer(call.id)}>
        {t('call.accept')}
      </Button>
      <Button size="lg" color="live" leftSection={<IconPhoneOff size={20} />} data-testid="reject" onClick={() => void line.desk.reject(call.id).catch(() => undefined)}>
        {t('call.reject')}
      </Button>
    </Ringing>
  );
}

function Ringing({ call, text, children }: { call: Call; text: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <PublicFrame>
      <div className={classes.ringing} data-testid="ringing" data-direction={call.direction}>
        <section className={classes.peer} aria-live="polite">
          <span className={classes.pulse}><NameMark name={call.peer.display_name} size={112} /></span>
          <h1 className={classes.name}>{call.peer.display_name}</h1>
          <p className={classes.text}>{text}</p>
          <div className={classes.actions}>{children}</div>
        </section>
        <section className={classes.own} aria-label={t('call.own')}>
          <Preview name="" />
          <DeviceProblems />
        </section>
      </div>
    </PublicFrame>
  );
}

function Ended({ call }: { call: Call }) {
  const { t } = useTranslation();
  const { again } = useCallPage();
  const cause = call.cause ?? 'cannot_complete';
  const talked = call.accepted_at !== null && call.ended_at !== null && call.ended_at > call.accepted_at;
  const outgoing = call.direction === 'outgoing';
  const conference = cause === 'join_ok' || cause === 'became_conference';
  const key = conference ? 'leftConference' : !outgoing && (cause === 'cancelled' || cause === 'no_answer') ? 'missed' : !outgoing && cause === 'rejected' ? 'youRejected' : cause;
  const dial = outgoing && !talked && call.dialled !== null;
  return (
    <Over
      title={t(`call.cause.${key}`, { name: call.peer.display_name })}
      text={talked && !conference ? t('call.talked', { time: callDuration(t, (call.ended_at! - call.accepted_at!) / 1000) }) : t(`call.why.${key}`, { name: call.peer.display_name })}
      code={cause}
      action={dial && <Button key="again" size="md" onClick={again} data-testid="again">{t('call.again')}</Button>}
    />
  );
}

function Elsewhere({ call }: { call: Call }) {
  const { t } = useTranslation();
  const mine = call.outcome === 'accepted' || call.direction === 'outgoing';
  return (
    <Over
      title={t('call.elsewhere')}
      text={call.outcome === 'elsewhere' && call.answered_by ? t('call.elsewhereBy', { name: call.answered_by.display_name }) : t(mine ? 'call.elsewhereOwn' : 'call.why.missed')}
      code="answered_elsewhere"
    />
  );
}

function Over({ title, text, code, action }: { title: string; text: string; code: string; action?: ReactNode }) {
  const { t } = useTranslation();
  const page = useFocusOnShow<HTMLDivElement>();
  const back = <Button key="back" component="a" href="/me/calls" size="md" variant={action ? 'default' : 'filled'}>{t('call.history')}</Button>;
  return (
    <PublicFrame>
      <div ref={page} tabIndex={-1} className={classes.over} data-testid="call-ended" data-cause={code}>
        <StateMessage level={1} kind={EVERYDAY.has(code) ? 'done' : 'locked'} icon={EVERYDAY.has(code) ? IconPhoneOff : undefined} title={title} text={text} action={action ? [action, back] : back} />
        {!EVERYDAY.has(code) && <p className={classes.code} translate="no">{t('call.code', { code })}</p>}
      </div>
    </PublicFrame>
  );
}

function Waiting({ text }: { text: string }) {
  const { t } = useTranslation();
  const { line } = useCallPage();
  const failures = useStore(line.room.signal.connection, (state) => (state.phase === 'connecting' ? state.failures : 0));
  return (
    <PublicFrame>
      <div className={classes.over} role="status">
        <Loader aria-hidden />
        <p className={classes.text}>{text}</p>
        {failures >= FAILURES_TOLD && (
          <Alert color="warning" variant="light" icon={<IconCloudOff size={18} />} title={t('prejoin.connecting')}>{t('call.serverAway')}</Alert>
        )}
        <Button component="a" href="/me/calls" size="md" variant="default">{t('call.history')}</Button>
      </div>
    </PublicFrame>
  );
}

function refusal(t: ReturnType<typeof useTranslation>['t'], code: string): string {
  return t(`call.refused.${code}`, { defaultValue: '' }) || reasonText(t, code);
}
