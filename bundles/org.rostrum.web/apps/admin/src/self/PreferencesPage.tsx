// SPDX-License-Identifier: Apache-2.0
import { Checkbox, NativeSelect, Skeleton } from '@mantine/core';
import { ErrorState, LANGUAGES, PageHead, toast, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../api/contract';
import { panel } from '../api/panel';
import { FormPage, FormSection } from '../form/FormPage';
import { CSV_DELIMITERS, CSV_ENCODINGS, zones } from './choices';

/** What each administrator chooses for himself (10/I, 10/PRF-1). */
export default function PreferencesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['preferences'], queryFn: panel.preferences });
  return (
    <>
      <PageHead title={t('preferences.title')} text={t('preferences.text')} />
      {error ? <ErrorState title={t('preferences.failed')} error={error} onRetry={() => void refetch()} />
        : data ? <Editor preferences={data} /> : <Skeleton height={320} role="status" aria-label={t('kit.loading')} />}
    </>
  );
}

function Editor({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields<Preferences>({
    initial: preferences,
    submit: async (values) => {
      queries.setQueryData(['preferences'], await panel.savePreferences(values));
      toast('success', t('preferences.saved'));
    },
  });
  const { values, set } = form;
  return (
    <FormPage form={form}>
      <FormSection title={t('preferences.shown')}>
        <NativeSelect
          label={t('preferences.language')}
          value={values.language}
          onChange={(event) => set('language', event.currentTarget.value)}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          translate="no"
        />
        <Checkbox
          label={t('preferences.deviceZone')}
          description={t('preferences.deviceZoneHelp', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
          checked={values.use_device_time_zone}
          onChange={(event) => set('use_device_time_zone', event.currentTarget.checked)}
        />
        <NativeSelect
          label={t('preferences.zone')}
          description={t('preferences.zoneHelp')}
          disabled={values.use_device_time_zone}
          value={values.time_zone}
          onChange={(event) => set('time_zone', event.currentTarget.value)}
          data={zones(values.time_zone)}
          error={form.text('time_zone').error}
          translate="no"
        />
      </FormSection>
      <FormSection title={t('preferences.csv')} text={t('preferences.csvText')}>
        <NativeSelect
          label={t('preferences.encoding')}
          value={values.csv_encoding}
          onChange={(event) => set('csv_encoding', event.currentTarget.value)}
          data={[...CSV_ENCODINGS]}
          error={form.text('csv_encoding').error}
          translate="no"
        />
        <NativeSelect
          label={t('preferences.delimiter')}
          value={values.csv_delimiter}
          onChange={(event) => set('csv_delimiter', event.currentTarget.value)}
          data={CSV_DELIMITERS.map(({ value, name }) => ({ value, label: t(`preferences.delimiters.${name}`) }))}
          error={form.text('csv_delimiter').error}
        />
      </FormSection>
    </FormPage>
  );
}
