// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ErrorNotice, toast } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { SettingRow } from './SettingRow';
import type { SettingGroup } from './settingsApi';
import { useSettingForm } from './useSettingForm';
import classes from './settings.module.css';

/** One group of settings; it is saved by itself, and leaving it does not touch the others (20/WEB-1). */
export function SettingCard({ group, onDirty }: { group: SettingGroup; onDirty: (groupId: string, dirty: boolean) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const onSaved = (changed: SettingGroup[]) => {
    queries.setQueryData<SettingGroup[]>(['settings'], (all) => all?.map((one) => changed.find((other) => other.id === one.id) ?? one));
    void queries.invalidateQueries({ queryKey: ['settings'] });
    toast('success', t('settings.saved'));
  };
  const form = useSettingForm(group, { onSaved, onDirty });
  const foot = form.changed.length > 0 && (
    <>
      <span className={classes.footText} role="status">
        {t('settings.unsaved', { count: form.changed.length })}
        {form.restart && <strong className={classes.interrupts}>{t(`settings.restart.${form.restart}`)}</strong>}
      </span>
      <span className={classes.buttons}>
        <Button variant="default" onClick={form.discard} disabled={form.busy}>{t('settings.discard')}</Button>
        <Button type="submit" form={form.id} loading={form.busy} disabled={form.faulty}>{t('settings.save')}</Button>
      </span>
    </>
  );
  return (
    <Card title={group.title} foot={foot}>
      <form id={form.id} onSubmit={(event) => void form.save(event)} noValidate>
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <div className={classes.fields}>
          {group.settings.map((setting) => <SettingRow key={setting.name} setting={setting} form={form} />)}
        </div>
      </form>
    </Card>
  );
}
