// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { api } from '@rostrum/api';
import { FormFailure, knownGuest, rememberGuest, signInAddress, useFields } from '@rostrum/kit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { roomAddress } from './conferenceAddress';
import classes from './ConferencePage.module.css';

const NAME_MAX = 240;

/** Guests join public conferences with a name (80/UCP-5); the server binds their identity to this browser (80/UCP-6). */
export function GuestJoin({ id, icon }: { id: string; icon: ReactNode }) {
  const { t } = useTranslation();
  const form = useFields({
    initial: { display_name: knownGuest() ?? '' },
    check: ({ display_name: name }) => (name.trim() ? {} : { display_name: 'displayNameInvalid' }),
    fieldOf: ({ reason }) => (reason === 'displayNameInvalid' ? 'display_name' : null),
    submit: async ({ display_name: name }) => {
      await api.createGuest(name.trim());
      rememberGuest(name.trim());
      location.assign(roomAddress(id));
    },
  });
  return (
    <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
      <h2 className={classes.joinTitle}>{t('conference.guest.title')}</h2>
      <FormFailure text={form.failureText} />
      <TextInput {...form.text('display_name')} size="md" label={t('conference.guest.name')} autoComplete="name" maxLength={NAME_MAX} />
      <Button type="submit" size="lg" fullWidth leftSection={icon} loading={form.busy}>{t('conference.guest.action')}</Button>
      <p className={classes.other}>
        {t('conference.guest.haveAccount')} <a href={signInAddress()}>{t('conference.join.signIn')}</a>
      </p>
    </form>
  );
}
