// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Group, Menu, Modal, TextInput } from '@mantine/core';
import { ConfirmDialog, errorText } from '@rostrum/kit';
import { contactsApi, type Folder } from '@rostrum/kit/contacts';
import { IconDots, IconFolder, IconFolderPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Contacts.module.css';
import { useChange, useFolders } from './useContacts';

/** The own groups of contacts (30/UAB-7): chosen, made, renamed, deleted. */
export function FolderBar({ chosen, mayEdit, onChoose }: { chosen: number | null; mayEdit: boolean; onChoose: (folder: number | null) => void }) {
  const { t } = useTranslation();
  const { data: folders = [] } = useFolders();
  const [naming, setNaming] = useState<Folder | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Folder | null>(null);
  const current = folders.find(({ id }) => id === chosen) ?? null;
  if (folders.length === 0 && !mayEdit) return null;
  return (
    <div className={classes.folders} role="group" aria-label={t('contacts.folders')}>
      {folders.length > 0 && <Choice chosen={chosen === null} onClick={() => onChoose(null)}>{t('contacts.all')}</Choice>}
      {folders.map((folder) => (
        <Choice key={folder.id} chosen={folder.id === chosen} onClick={() => onChoose(folder.id)}>
          <span translate="no">{folder.display_name}</span>
        </Choice>
      ))}
      {mayEdit && current && (
        <Menu>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('contacts.folderMenu', { name: current.display_name })}><IconDots size={18} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming(current)}>{t('contacts.renameFolder')}</Menu.Item>
            <Menu.Item color="live" onClick={() => setDeleting(current)}>{t('contacts.deleteFolder')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {mayEdit && (
        <Button size="compact-sm" variant="subtle" leftSection={<IconFolderPlus size={16} />} onClick={() => setNaming('new')}>
          {t('contacts.newFolder')}
        </Button>
      )}
      <FolderName folder={naming} onClose={() => setNaming(null)} />
      <ConfirmDialog
        opened={deleting !== null}
        title={t('contacts.deleteFolder')}
        text={t('contacts.deleteFolderText', { name: deleting?.display_name })}
        action={t('contacts.deleteFolder')}
        onConfirm={async () => {
          await contactsApi.deleteFolder(deleting!.id);
          onChoose(null);
        }}
        onClose={() => setDeleting(null)}
      />
    </div>
  );
}

function Choice({ chosen, onClick, children }: { chosen: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <Button size="compact-sm" variant={chosen ? 'light' : 'default'} aria-pressed={chosen} leftSection={<IconFolder size={14} aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  );
}

function FolderName({ folder, onClose }: { folder: Folder | 'new' | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const known = folder === 'new' || folder === null ? '' : folder.display_name;
  const close = () => {
    setName(null);
    onClose();
  };
  const save = useChange(async (typed: string) => {
    await (folder === 'new' ? contactsApi.createFolder(typed) : contactsApi.renameFolder((folder as Folder).id, typed));
    close();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate((name ?? known).trim());
  };
  const title = t(folder === 'new' ? 'contacts.newFolder' : 'contacts.renameFolder');
  return (
    <Modal opened={folder !== null} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <form onSubmit={submit}>
        <TextInput
          label={t('contacts.folderName')}
          value={name ?? known}
          onChange={(event) => setName(event.currentTarget.value)}
          error={save.error ? errorText(t, save.error) : null}
          maxLength={240}
          data-autofocus
          required
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>{t('kit.cancel')}</Button>
          <Button type="submit" loading={save.isPending}>{t('contacts.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
