// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Alias, aliasesApi } from './aliasesApi';

/** A new alias (null), or another target for one; its name stays, since people have learned it. */
export function AliasDialog({ alias, onClose }: { alias: Alias | null; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields({
    initial: { id: alias?.id ?? '', call_id: alias?.call_id ?? '' },
    check: ({ id, call_id }) => ({ ...(!id.trim() && { id: 'required' }), ...(!call_id.trim() && { call_id: 'required' }) }),
    submit: async ({ id, call_id }) => {
      await (alias ? aliasesApi.retarget(alias.id, call_id.trim()) : aliasesApi.create(id.trim(), call_id.trim()));
      await queries.invalidateQueries({ queryKey: ['aliases'] });
      toast('success', t('aliases.saved', { name: id.trim() }));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={alias ? t('aliases.changeNamed', { name: alias.id }) : t('aliases.new')} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <form onSubmit={(event) => void form.send(event)} noValidate>
        <Stack>
          {form.failure !== null && <ErrorNotice error={form.failure} />}
          {!alias && (
            <TextInput {...form.text('id')} label={t('aliases.alias')} description={t('aliases.aliasHelp')} maxLength={32} autoComplete="off" autoCapitalize="off" spellCheck={false} data-autofocus />
          )}
          <TextInput {...form.text('call_id')} label={t('aliases.target')} description={t('aliases.targetHelp')} autoComplete="off" autoCapitalize="off" spellCheck={false} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
            <Button type="submit" loading={form.busy}>{t('aliases.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
