// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { ErrorNotice, type useFields } from '@rostrum/kit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedGuard } from '../form/useUnsaved';
import type { ApplicationDraft, Permission } from './applicationsApi';
import { PermissionTree } from './PermissionTree';
import { readUris } from './uris';
import classes from './applications.module.css';

/** As typed: addresses one a line. */
export interface ApplicationFields {
  name: string;
  redirect_uris: string;
  permissions: string[];
  /** Only asked when it is made. */
  confidential: boolean;
}

export const fieldsOf = (draft?: ApplicationDraft): ApplicationFields => ({
  name: draft?.name ?? '', redirect_uris: (draft?.redirect_uris ?? []).join('\n'), permissions: [...(draft?.permissions ?? [])], confidential: true,
});

export const draftOf = ({ name, redirect_uris, permissions }: ApplicationFields): ApplicationDraft => ({
  name: name.trim(), redirect_uris: readUris(redirect_uris), permissions,
});

export const checkFields = ({ name, permissions }: ApplicationFields) => ({
  ...(!name.trim() && { name: 'required' }), ...(permissions.length === 0 && { permissions: 'permissionsNeeded' }),
});

/** Name, redirect addresses, permissions (60/OC-1). */
export function ApplicationForm({ form, known, made, actions }: {
  form: ReturnType<typeof useFields<ApplicationFields>>;
  known: readonly Permission[];
  /** Whether it exists already. */
  made: boolean;
  actions: ReactNode;
}) {
  const { t } = useTranslation();
  const question = useUnsavedGuard(form.dirty && !form.busy);
  return (
    <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <div className={classes.narrow}>
        <TextInput {...form.text('name')} label={t('applications.name')} description={t('applications.nameHelp')} maxLength={240} autoComplete="off" />
        <Textarea {...form.text('redirect_uris')} label={t('applications.redirect')} description={t('applications.redirectHelp')} autosize minRows={2} maxRows={6} spellCheck={false} />
        {!made && (
          <Checkbox label={t('applications.public')} description={t('applications.publicHelp')} checked={!form.values.confidential}
            onChange={(event) => form.set('confidential', !event.currentTarget.checked)} />
        )}
      </div>
      <PermissionTree known={known} chosen={form.values.permissions} onChange={(permissions) => form.set('permissions', permissions)} reason={form.errors.permissions} />
      <div className={classes.buttons}>{actions}</div>
      {question}
    </form>
  );
}
