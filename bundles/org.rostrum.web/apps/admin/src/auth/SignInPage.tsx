// SPDX-License-Identifier: Apache-2.0
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { FormFailure, ProductMark, ThemeSwitch, useFields, useTitle } from '@rostrum/kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Administrator } from '../api/contract';
import { panel } from '../api/panel';
import { NotAdmitted } from './NotAdmitted';
import { readCode } from './code';
import classes from './SignIn.module.css';

/**
 * Sign-in of administrators: name and password, then the code of the second factor where one is set (00/R-10).
 *
 * @param account who is signed in as something else, for a word about it; null if nobody
 */
export function SignInPage({ account, onSignedIn }: { account: Administrator | null; onSignedIn: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [refused, setRefused] = useState(false);
  useTitle(t('signIn.title'));
  const form = useFields({
    initial: { login: '', password: '', code: '' },
    check: ({ login, password, code }) => ({
      ...(!login.trim() && { login: 'required' }), ...(!password && { password: 'required' }), ...(step === 'code' && !readCode(code) && { code: 'codeInvalid' }),
    }),
    submit: async ({ login, password, code }) => {
      try {
        await panel.signIn({ login: login.trim(), password, ...(step === 'code' && { code: readCode(code)! }) });
        onSignedIn();
      } catch (error) {
        const reason = error instanceof ApiError ? error.reason : '';
        if (reason === 'secondFactorRequired' && step === 'password') return setStep('code');
        if (reason === 'addressNotAllowed') return setRefused(true);
        throw error;
      }
    },
  });
  if (refused) return <NotAdmitted />;
  const back = () => {
    setStep('password');
    form.set('code', '');
  };
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <a className={classes.brand} href="/"><ProductMark size={28} /><span translate="no">{t('kit.product')}</span></a>
        <ThemeSwitch />
      </header>
      <main className={classes.main}>
        <form className={classes.card} onSubmit={(event) => void form.send(event)} noValidate>
          <div>
            <h1 className={classes.title}>{t(step === 'code' ? 'signIn.code.title' : 'signIn.title')}</h1>
            <p className={classes.text}>{t(step === 'code' ? 'signIn.code.text' : 'signIn.text')}</p>
          </div>
          {account && step === 'password' && <p className={classes.note}>{t('signIn.otherAccount', { name: account.uid })}</p>}
          <FormFailure text={form.failureText} />
          {step === 'password' ? (
            <>
              <TextInput {...form.text('login')} size="md" label={t('signIn.login')} autoComplete="username" autoCapitalize="off" spellCheck={false} autoFocus />
              <PasswordInput
                {...form.text('password')}
                size="md"
                label={t('signIn.password')}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
              />
            </>
          ) : (
            <TextInput {...form.text('code')} classNames={{ input: classes.code! }} size="md" label={t('signIn.code.label')} inputMode="numeric" autoComplete="one-time-code" autoFocus />
          )}
          <Button type="submit" size="md" loading={form.busy}>{t('signIn.action')}</Button>
          {step === 'code' && <Button variant="subtle" color="gray" onClick={back}>{t('signIn.code.back')}</Button>}
        </form>
      </main>
    </div>
  );
}
