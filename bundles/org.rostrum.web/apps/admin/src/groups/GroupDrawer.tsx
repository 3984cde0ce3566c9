// SPDX-License-Identifier: Apache-2.0
import { Button, NumberInput, TextInput } from '@mantine/core';
import { Badge, ConfirmDialog, ErrorNotice, reasonText, toast, useFields } from '@rostrum/kit';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DrawerSection, PageDrawer } from '../frame/PageDrawer';
import classes from './groups.module.css';
import { type Group, groupsApi, peopleOf } from './groupsApi';
import { GroupSwitch } from './GroupSwitch';
import { RightsField } from './RightsField';

const FORM = 'group';

interface Draft {
  display_name: string;
  rights: readonly string[];
  inbound_limit_kbps: number | '';
  outbound_limit_kbps: number | '';
}

const draftOf = (group: Group): Draft => ({
  display_name: group.display_name,
  rights: group.rights,
  inbound_limit_kbps: group.inbound_limit_kbps ?? '',
  outbound_limit_kbps: group.outbound_limit_kbps ?? '',
});

/** One group: its name, rights and restrictions (30/GRP-11, BW-2, BW-7). */
export function GroupDrawer({ group, all, onClose }: { group: Group; all: readonly Group[]; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const form = useFields<Draft>({
    initial: draftOf(group),
    submit: async ({ display_name, rights, inbound_limit_kbps, outbound_limit_kbps }) => {
      const changed = await groupsApi.change(group.id, {
        ...(!group.predefined && display_name !== group.display_name && { display_name }),
        rights: [...rights],
        inbound_limit_kbps: inbound_limit_kbps === '' ? 0 : inbound_limit_kbps,
        outbound_limit_kbps: outbound_limit_kbps === '' ? 0 : outbound_limit_kbps,
      });
      form.reset(draftOf(changed));
      await queries.invalidateQueries({ queryKey: ['groups'] });
      toast('success', t('groups.changed', { name: changed.display_name }));
    },
  });
  const remove = async () => {
    await groupsApi.remove(group.id);
    toast('success', t('groups.deleted', { name: group.display_name }));
    onClose();
    await queries.invalidateQueries({ queryKey: ['groups'] });
  };
  return (
    <PageDrawer
      opened
      wide
      title={group.display_name}
      badges={group.predefined ? <Badge>{t('groups.predefined')}</Badge> : undefined}
      onClose={onClose}
      dirty={form.dirty && !form.busy}
      actions={(
        <>
          {!group.predefined && (
            <Button variant="subtle" color="live" mr="auto" leftSection={<IconTrash size={18} />} onClick={() => setDeleting(true)}>{t('groups.delete')}</Button>
          )}
          <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
          <Button type="submit" form={FORM} loading={form.busy} disabled={!form.dirty}>{t('form.apply')}</Button>
        </>
      )}
    >
      <GroupSwitch group={group.id} all={all} to="/users/groups" />
      <form id={FORM} className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        {group.predefined
          ? <p className={classes.quiet}>{t(`groups.kind.${group.id.slice(1)}`)}</p>
          : <TextInput label={t('groups.name')} {...form.text('display_name')} autoComplete="off" />}
        <RightsField legend={t('groups.rights')} granted={form.values.rights} locked={group.locked_rights} onChange={(rights) => form.set('rights', rights)} />
        <div>
          <p className={classes.legend}>{t('groups.restrictions')}</p>
          <div className={classes.pair}>
            <Limit form={form} name="inbound_limit_kbps" label={t('groups.inbound')} />
            <Limit form={form} name="outbound_limit_kbps" label={t('groups.outbound')} />
          </div>
          <p className={classes.quiet}>{t('groups.limitHelp')}</p>
        </div>
      </form>
      <DrawerSection title={t('groups.people')}>
        {group.id === '@federated' || group.id === '@guests'
          ? <p className={classes.quiet}>{t('groups.nobodyListed')}</p>
          : <Button component={Link} variant="default" to={peopleOf(group.id)}>{group.predefined ? t('groups.openPeople') : t('groups.openMembers', { count: group.members })}</Button>}
      </DrawerSection>
      <DrawerSection title={t('groupContacts.title')}>
        <p className={classes.quiet}>{t('groupContacts.text')}</p>
        <Button component={Link} variant="default" to={`/users/group-contacts/${encodeURIComponent(group.id)}`}>{t('groupContacts.open')}</Button>
      </DrawerSection>
      <ConfirmDialog
        opened={deleting}
        title={t('groups.deleteTitle', { name: group.display_name })}
        text={t('groups.deleteText', { count: group.members })}
        action={t('groups.delete')}
        onConfirm={remove}
        onClose={() => setDeleting(false)}
      />
    </PageDrawer>
  );
}

function Limit({ form, name, label }: { form: ReturnType<typeof useFields<Draft>>; name: 'inbound_limit_kbps' | 'outbound_limit_kbps'; label: string }) {
  const { t } = useTranslation();
  return (
    <NumberInput
      name={name}
      label={label}
      value={form.values[name]}
      onChange={(value) => form.set(name, value === '' ? '' : Number(value))}
      min={0}
      allowDecimal={false}
      allowNegative={false}
      placeholder={t('groups.unlimited')}
      error={form.errors[name] ? reasonText(t, form.errors[name]) : null}
      errorProps={{ role: 'alert' }}
      hideControls
    />
  );
}
