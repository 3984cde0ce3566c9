// SPDX-License-Identifier: Apache-2.0
import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import type { Conference } from '@rostrum/api';
import { FormFailure, reasonText, type useFields } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PeopleField } from './PeopleField';
import type { Admits, RoomDraft } from './roomDraft';
import classes from './RoomForm.module.css';

const TOPIC_MAX = 240;
const DESCRIPTION_MAX = 20_000;

const CHOICES = ['listed', 'accounts', 'guests'] as const satisfies readonly Admits[];

type Form = ReturnType<typeof useFields<RoomDraft>>;

/** Fields of a room. */
export function RoomForm({ form, room }: { form: Form; room: Conference | null }) {
  const { t } = useTranslation();
  const running = room?.state === 'running';
  const back = room ? `/rooms/${encodeURIComponent(room.id)}` : '/rooms';
  return (
    <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
      <FormFailure text={form.failureText} />
      {running && <p className={classes.note}>{t('rooms.whileRunning')}</p>}
      <TextInput {...form.text('topic')} size="md" label={t('roomForm.topic')} maxLength={TOPIC_MAX} autoComplete="off" required disabled={running} autoFocus={!room} />
      <AdmitsField form={form} disabled={running} />
      <Textarea {...form.text('description')} label={t('roomForm.description')} description={t('roomForm.descriptionHelp')} maxLength={DESCRIPTION_MAX} autosize minRows={2} maxRows={10} />
      {!room && (
        <TextInput
          {...form.text('id')}
          label={t('roomForm.id')}
          description={t('roomForm.idHelp')}
          leftSection={<span className={classes.prefix} aria-hidden>{'\\c\\'}</span>}
          maxLength={128}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      )}
      <PeopleField
        people={form.values.invitations}
        onChange={(people) => form.set('invitations', people)}
        reason={form.errors.invitations}
        disabled={running}
      />
      <div className={classes.actions}>
        <Button component={Link} to={back} variant="default">{t('kit.cancel')}</Button>
        <Button type="submit" loading={form.busy}>{room ? t('roomForm.save') : t('roomForm.make')}</Button>
      </div>
    </form>
  );
}

function AdmitsField({ form, disabled }: { form: Form; disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('roomForm.admits')}
      value={form.values.admits}
      onChange={(admits) => form.set('admits', admits as Admits)}
      error={form.errors.admits && reasonText(t, form.errors.admits)}
    >
      <div className={classes.choices}>
        {CHOICES.map((choice) => (
          <Radio key={choice} value={choice} disabled={disabled} label={t(`rooms.admits.${choice}`)} description={t(`roomForm.admitsHelp.${choice}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
