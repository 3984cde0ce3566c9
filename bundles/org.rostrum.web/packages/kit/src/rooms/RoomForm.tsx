// SPDX-License-Identifier: Apache-2.0
import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import type { Conference } from '@rostrum/api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../form/FormFailure';
import type { useFields } from '../form/useFields';
import { reasonText } from '../i18n/errorText';
import { PeopleField } from './PeopleField';
import type { Admits, RoomDraft } from './roomDraft';
import classes from './RoomForm.module.css';

const TOPIC_MAX = 240;
const DESCRIPTION_MAX = 20_000;

const CHOICES = ['listed', 'accounts', 'guests'] as const satisfies readonly Admits[];

type Form = ReturnType<typeof useFields<RoomDraft>>;

/**
 * Fields of a room.
 *
 * @param room null: a new one
 * @param ownerField a field for the owner, where somebody may make rooms for others
 * @param cancel button or link that leads away
 */
export function RoomForm({ form, room, ownerField, cancel }: { form: Form; room: Conference | null; ownerField?: ReactNode; cancel: ReactNode }) {
  const { t } = useTranslation();
  const running = room?.state === 'running';
  return (
    <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
      <FormFailure text={form.failureText} />
      {running && <p className={classes.note}>{t('roomForm.whileRunning')}</p>}
      <TextInput {...form.text('topic')} size="md" label={t('roomForm.topic')} maxLength={TOPIC_MAX} autoComplete="off" required disabled={running} autoFocus={!room} />
      {ownerField}
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
        owner={form.values.owner}
        people={form.values.invitations}
        onChange={(people) => form.set('invitations', people)}
        reason={form.errors.invitations}
        disabled={running}
      />
      <div className={classes.actions}>
        {cancel}
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
          <Radio key={choice} value={choice} disabled={disabled} label={t(`roomForm.choice.${choice}`)} description={t(`roomForm.admitsHelp.${choice}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
