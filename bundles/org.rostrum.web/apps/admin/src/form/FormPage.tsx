// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ErrorNotice, type useFields } from '@rostrum/kit';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Form.module.css';
import { useUnsavedGuard } from './useUnsaved';

type Form = Pick<ReturnType<typeof useFields<object>>, 'dirty' | 'busy' | 'failure' | 'send'> & { reset: () => void };

/**
 * A page that is one form: sections, and a bar at the foot while something is not saved.
 *
 * @param notice what saving will restart or interrupt, said before it is done; null for nothing
 * @param readOnly for administrators who may only read: no bar, fields disabled by the fieldset
 */
export function FormPage({ form, notice, readOnly = false, saveLabel, children }: {
  form: Form;
  notice?: string | null;
  readOnly?: boolean;
  saveLabel?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const question = useUnsavedGuard(form.dirty && !form.busy);
  return (
    <form className={classes.page} onSubmit={(event) => void form.send(event)} noValidate>
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <fieldset className={classes.fields} disabled={readOnly}>{children}</fieldset>
      {!readOnly && form.dirty && (
        <div className={classes.bar} role="region" aria-label={t('form.unsaved')}>
          <span className={classes.barText}>
            {notice ? <><IconAlertTriangle size={18} aria-hidden />{notice}</> : t('form.unsaved')}
          </span>
          <Button variant="default" disabled={form.busy} onClick={() => form.reset()}>{t('form.reset')}</Button>
          <Button type="submit" loading={form.busy}>{saveLabel ?? t('form.apply')}</Button>
        </div>
      )}
      {question}
    </form>
  );
}

/** Fields that belong together, with a heading and, if it needs one, a sentence. */
export function FormSection({ title, text, action, children }: { title: string; text?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <header className={classes.sectionHead}>
        <div>
          <h2 className={classes.sectionTitle}>{title}</h2>
          {text && <p className={classes.sectionText}>{text}</p>}
        </div>
        {action}
      </header>
      <div className={classes.sectionFields}>{children}</div>
    </section>
  );
}
