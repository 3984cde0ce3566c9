// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import type { GuestPage } from '@rostrum/api';
import { FormFailure, Panel, StateMessage, useTitle } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { AccountsStep } from './AccountsStep';
import classes from './SetupPage.module.css';
import { STEPS } from './setupDraft';
import { AdministratorStep, CodeStep, ServerStep } from './SingleSteps';
import { StepList } from './StepList';
import { useSetup } from './useSetup';

const BODIES = { code: CodeStep, server: ServerStep, administrator: AdministratorStep, accounts: AccountsStep };

/** First set-up of the server: one-time code, name, administrator, accounts (80/UGP-3; 00/R-10). */
export default function SetupPage({ page }: { page: GuestPage }) {
  const { t } = useTranslation();
  const setup = useSetup();
  useTitle(t('setup.title'));
  if (setup.done || !page.setup_required) return <Done first={setup.done} administration={page.administration} />;
  const Body = BODIES[setup.step];
  return (
    <div className={classes.page}>
      <div className={classes.intro}>
        <h1 className={classes.title}>{t('setup.title')}</h1>
        <p className={classes.lead}>{t('setup.lead')}</p>
        <StepList current={setup.index} />
      </div>
      <Panel>
        <form onSubmit={setup.next} noValidate>
          <Stack gap="md">
            <div>
              <h2 className={classes.stepTitle}>{t(`setup.${setup.step}.title`)}</h2>
              <p className={classes.stepText}>{t(`setup.${setup.step}.text`)}</p>
            </div>
            <FormFailure text={setup.failureText} />
            <Body key={setup.step} setup={setup} />
            <Group justify="space-between" mt="sm">
              {setup.index > 0 ? <Button variant="default" onClick={setup.back}>{t('setup.back')}</Button> : <span />}
              <Button type="submit" loading={setup.busy}>{setup.index < STEPS.length - 1 ? t('setup.next') : t('setup.finish')}</Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </div>
  );
}

function Done({ first, administration }: { first: boolean; administration: boolean }) {
  const { t } = useTranslation();
  return (
    <Panel narrow>
      <StateMessage
        kind="done"
        level={1}
        title={first ? t('setup.done.title') : t('setup.done.already')}
        text={t('setup.done.text')}
        action={(
          <>
            <Button component="a" href="/sign-in">{t('home.signIn')}</Button>
            {administration && <Button component="a" href="/panel" variant="default">{t('home.administratorLogin')}</Button>}
          </>
        )}
      />
    </Panel>
  );
}
