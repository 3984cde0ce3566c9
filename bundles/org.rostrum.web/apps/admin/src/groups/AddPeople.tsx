// SPDX-License-Identifier: Apache-2.0
import { Button, Group as Row, Modal, MultiSelect, Stack } from '@mantine/core';
import { ErrorNotice, toast } from '@rostrum/kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFoundAccounts } from '../accounts/useFoundAccounts';
import { SCROLLED_LIST } from '../common/scrolledList';
import { groupsApi } from './groupsApi';

/** Several people at once into a group (30/GRP-21); who is in it already stays. */
export function AddPeople({ group, onClose }: { group: { id: string; display_name: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly { value: string; label: string }[]>([]);
  const found = useFoundAccounts(typed).map(({ id, display_name }) => ({ value: id, label: display_name || id }));
  // with nothing to choose from the list is closed, and covers nothing
  const data = [...chosen, ...found.filter(({ value }) => !chosen.some((one) => one.value === value))];
  const add = useMutation({
    mutationFn: async () => {
      for (const { value } of chosen) await groupsApi.add(group.id, value);
    },
    onSuccess: () => {
      toast('success', t('groups.added', { count: chosen.length, name: group.display_name }));
      onClose();
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['groups'] }), queries.invalidateQueries({ queryKey: ['users'] })]),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length > 0) add.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('groups.addTitle', { name: group.display_name })} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <form onSubmit={send} noValidate>
        <Stack>
          {add.error && <ErrorNotice error={add.error} />}
          <MultiSelect
            label={t('groups.who')}
            description={t('groups.whoHelp')}
            data={data}
            value={chosen.map(({ value }) => value)}
            onChange={(values) => {
              setChosen(values.map((value) => data.find((one) => one.value === value) ?? { value, label: value }));
              setTyped('');
            }}
            searchable
            searchValue={typed}
            onSearchChange={setTyped}
            // the server has searched already, also in what is not shown
            filter={({ options }) => options}
            renderOption={({ option }) => <span translate="no">{option.label === option.value ? option.value : `${option.label} (${option.value})`}</span>}
            nothingFoundMessage={typed.trim() ? t('groups.nobodyFound') : undefined}
            hidePickedOptions
            {...SCROLLED_LIST}
            data-autofocus
          />
          <Row justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
            <Button type="submit" loading={add.isPending} disabled={chosen.length === 0}>{t('groups.save')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}
