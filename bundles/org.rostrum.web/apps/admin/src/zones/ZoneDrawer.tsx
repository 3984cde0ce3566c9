// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Switch, Textarea, TextInput } from '@mantine/core';
import { ErrorNotice, reasonText, toast, useFields } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageDrawer } from '../frame/PageDrawer';
import classes from '../groups/groups.module.css';
import { RightsField } from '../groups/RightsField';
import { type Zone, zonesApi } from './zonesApi';

const FORM = 'zone';

interface Draft {
  display_name: string;
  enabled: boolean;
  /** One a line. */
  networks: string;
  rights: readonly string[];
}

const draftOf = ({ display_name, enabled, networks, rights }: Zone): Draft => ({ display_name, enabled, networks: networks.join('\n'), rights });
const linesOf = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** One zone: name, whether one may sign in, networks, ways of signing in, rights (30/ZON-5, ZON-6). */
export function ZoneDrawer({ zone, yours, onClose }: { zone: Zone; yours: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields<Draft>({
    initial: draftOf(zone),
    fieldOf: ({ location }) => (location?.startsWith('networks') ? 'networks' : location === 'display_name' ? 'display_name' : null),
    submit: async ({ display_name, enabled, networks, rights }) => {
      const changed = await zonesApi.change(zone.id, { display_name, enabled, rights: [...rights], ...(zone.id === 'trusted' && { networks: linesOf(networks) }) });
      form.reset(draftOf(changed));
      await Promise.all([queries.invalidateQueries({ queryKey: ['zones'] }), queries.invalidateQueries({ queryKey: ['groups'] })]);
      toast('success', t('zones.changed', { name: changed.display_name }));
    },
  });
  const { values, set, errors } = form;
  return (
    <PageDrawer
      opened
      wide
      title={zone.display_name}
      onClose={onClose}
      dirty={form.dirty && !form.busy}
      actions={(
        <>
          <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
          <Button type="submit" form={FORM} loading={form.busy} disabled={!form.dirty}>{t('form.apply')}</Button>
        </>
      )}
    >
      <form id={FORM} className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <TextInput label={t('zones.name')} {...form.text('display_name')} autoComplete="off" />
        <Switch
          name="enabled"
          label={t('zones.signIn')}
          description={t(yours && !values.enabled ? 'zones.signInYours' : 'zones.signInHelp')}
          checked={values.enabled}
          onChange={(event) => set('enabled', event.currentTarget.checked)}
        />
        {zone.id === 'trusted' ? (
          <Textarea
            name="networks"
            label={t('zones.networks')}
            description={t('zones.networksHelp')}
            value={values.networks}
            onChange={(event) => set('networks', event.currentTarget.value)}
            error={errors.networks ? reasonText(t, errors.networks === 'invalidValue' ? 'networkInvalid' : errors.networks) : null}
            errorProps={{ role: 'alert' }}
            autosize
            minRows={3}
            maxRows={12}
            spellCheck={false}
          />
        ) : <p className={classes.quiet}>{t('zones.everythingElseText')}</p>}
        <fieldset className={classes.rights}>
          <legend className={classes.legend}>{t('zones.methods')}</legend>
          <Checkbox label={t('zones.method.password')} description={t('zones.onlyMethod')} checked disabled readOnly />
          <Checkbox label={t('zones.method.ntlm')} description={t('zones.needsDirectory')} disabled />
          <Checkbox label={t('zones.method.kerberos')} description={t('zones.needsDirectory')} disabled />
        </fieldset>
        <RightsField legend={t('zones.rights')} granted={values.rights} onChange={(rights) => set('rights', rights)} />
      </form>
    </PageDrawer>
  );
}
