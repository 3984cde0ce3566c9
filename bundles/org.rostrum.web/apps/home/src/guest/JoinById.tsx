// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { api, ApiError } from '@rostrum/api';
import { FormFailure, useFields } from '@rostrum/kit';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { conferenceIdOf } from './conferenceInput';
import classes from './GuestContent.module.css';

/** Opens the page of a conference by its ID (80/UGP-5 row 4, UGP-8); an unknown one is told here. */
export function JoinById({ externalUrl }: { externalUrl: string }) {
  const { t } = useTranslation();
  const form = useFields({
    initial: { conference: '' },
    check: ({ conference }) => (conference.trim() ? {} : { conference: 'required' }),
    fieldOf: () => 'conference',
    submit: async ({ conference }) => {
      const id = conferenceIdOf(conference, [location.origin, externalUrl]);
      if (id === null) throw new ApiError(404, 'conferenceNotFound');
      await api.card(id);
      location.assign(`/c/${encodeURIComponent(id)}`);
    },
  });
  return (
    <form className={classes.join} onSubmit={(event) => void form.send(event)} noValidate>
      <FormFailure text={form.failureText} />
      <div className={classes.joinRow}>
        <TextInput
          {...form.text('conference')}
          className={classes.joinInput}
          size="md"
          label={t('home.join.label')}
          placeholder={t('home.join.placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Button className={classes.joinButton} size="md" type="submit" loading={form.busy} rightSection={<IconArrowRight size={18} />}>
          {t('home.join.action')}
        </Button>
      </div>
    </form>
  );
}
