// SPDX-License-Identifier: Apache-2.0
import { Button, Group as Row, Modal, Stack, TextInput } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupsApi } from './groupsApi';

/** Another name for a group (30/GRP-21). */
export function RenameGroup({ group, onClose }: { group: { id: string; display_name: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields({
    initial: { display_name: group.display_name },
    check: ({ display_name }) => (display_name.trim() ? {} : { display_name: 'required' }),
    submit: async ({ display_name }) => {
      const changed = await groupsApi.change(group.id, { display_name });
      await queries.invalidateQueries({ queryKey: ['groups'] });
      toast('success', t('groups.changed', { name: changed.display_name }));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('groups.renameTitle', { name: group.display_name })} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <form onSubmit={(event) => void form.send(event)} noValidate>
        <Stack>
          {form.failure !== null && <ErrorNotice error={form.failure} />}
          <TextInput {...form.text('display_name')} label={t('groups.name')} autoComplete="off" data-autofocus />
          <Row justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
            <Button type="submit" loading={form.busy} disabled={!form.dirty}>{t('groups.save')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}
