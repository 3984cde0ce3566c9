// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { Badge, CopyField, ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { panel } from '../api/panel';
import { readCode } from '../auth/code';
import { useMe } from '../auth/me';
import { FormSection } from '../form/FormPage';
import { QrCode } from './QrCode';
import classes from './Self.module.css';

type Step = { name: 'idle' } | { name: 'adding'; secret: string; uri: string } | { name: 'removing' };

/** The administrator's own second factor: on, proved by a code; off, proved by a code (00/R-10). */
export function SecondFactor() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ name: 'idle' });
  const [failure, setFailure] = useState<unknown>(null);
  const on = me.second_factor === true;
  const begin = async () => {
    setFailure(null);
    try {
      setStep(on ? { name: 'removing' } : { name: 'adding', ...(await panel.beginSecondFactor()) });
    } catch (error) {
      setFailure(error);
    }
  };
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['me'] });
    toast('success', t(on ? 'mySignIn.factorRemoved' : 'mySignIn.factorAdded'));
    setStep({ name: 'idle' });
  };
  return (
    <FormSection
      title={t('mySignIn.factor')}
      text={t('mySignIn.factorText')}
      action={on ? <Badge tone="success">{t('mySignIn.factorOn')}</Badge> : <Badge tone="warning">{t('mySignIn.factorOff')}</Badge>}
    >
      {failure !== null && <ErrorNotice error={failure} />}
      {step.name === 'idle' && (
        <div><Button variant={on ? 'default' : 'filled'} onClick={() => void begin()}>{t(on ? 'mySignIn.removeFactor' : 'mySignIn.addFactor')}</Button></div>
      )}
      {step.name === 'adding' && (
        <div className={classes.enrol} data-wide>
          <QrCode text={step.uri} label={t('mySignIn.qr')} />
          <div className={classes.form}>
            <p className={classes.text}>{t('mySignIn.scan')}</p>
            <p className={classes.text}>{t('mySignIn.byHand')} <span translate="no"><CopyField value={step.secret} label={t('mySignIn.secret')} mono /></span></p>
            <CodeForm action={t('mySignIn.confirmFactor')} send={panel.confirmSecondFactor} onDone={done} onCancel={() => setStep({ name: 'idle' })} />
          </div>
        </div>
      )}
      {step.name === 'removing' && (
        <div className={classes.form}>
          <p className={classes.text}>{t('mySignIn.removeText')}</p>
          <CodeForm action={t('mySignIn.removeFactor')} send={panel.removeSecondFactor} onDone={done} onCancel={() => setStep({ name: 'idle' })} />
        </div>
      )}
    </FormSection>
  );
}

function CodeForm(props: { action: string; send: (code: string) => Promise<unknown>; onDone: () => Promise<unknown>; onCancel: () => void }) {
  const { t } = useTranslation();
  const form = useFields({
    initial: { code: '' },
    check: ({ code }) => (readCode(code) ? {} : { code: 'codeInvalid' }),
    fieldOf: (error) => (error.reason === 'secondFactorWrong' || error.location === 'code' ? 'code' : null),
    submit: async ({ code }) => {
      await props.send(readCode(code)!);
      await props.onDone();
    },
  });
  return (
    <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <TextInput {...form.text('code')} className={classes.code!} label={t('signIn.code.label')} inputMode="numeric" autoComplete="one-time-code" autoFocus />
      <div className={classes.buttons}>
        <Button type="submit" loading={form.busy}>{props.action}</Button>
        <Button variant="default" onClick={props.onCancel}>{t('kit.cancel')}</Button>
      </div>
    </form>
  );
}
