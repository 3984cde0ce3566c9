// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { CopyField, ErrorNotice, errorText, toast, useFields, withTexts } from '@rostrum/kit';
import { PictureField } from '@rostrum/kit/profile';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { User } from '../api/contract';
import { panel } from '../api/panel';
import { DrawerSection, Fact, Facts, PageDrawer } from '../frame/PageDrawer';
import { Time } from '../time/Time';
import { accountFieldOf, changesOf, checkAccount, draftOf, isLocked } from './accountDraft';
import { AccountFields } from './AccountFields';
import classes from './Accounts.module.css';
import { AccountState } from './AccountState';
import { AccountSessions } from './AccountSessions';
import { accountsApi } from './accountsApi';
import { DeleteAccount } from './DeleteAccount';
import { LimitsSection } from './LimitsSection';

/** One account: what it is, its form, where it is signed in, its end. */
export function AccountDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: user, error, refetch } = useQuery({ queryKey: ['users', 'one', id], queryFn: () => panel.user(id) });
  if (user) return <Loaded user={user} onClose={onClose} />;
  return <PageDrawer opened title={id} onClose={onClose} loading={!error} error={error} onRetry={() => void refetch()}>{null}</PageDrawer>;
}

const FORM = 'account';
const UserBook = lazy(() => withTexts(import('../groupContacts/UserBook'), import('../i18n/contacts.en.json')));

function Loaded({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const name = user.display_name || user.id;
  const refresh = () => queries.invalidateQueries({ queryKey: ['users'] });
  const form = useFields({
    initial: draftOf(user),
    check: (draft) => checkAccount(draft, true),
    fieldOf: accountFieldOf,
    submit: async (draft) => {
      const changed = await panel.changeUser(user.id, changesOf(draftOf(user), draft));
      queries.setQueryData(['users', 'one', user.id], changed);
      await refresh();
      toast('success', t('accounts.changed', { name: changed.display_name || changed.id }));
      form.reset(draftOf(changed));
      onClose();
    },
  });
  return (
    <PageDrawer
      opened
      title={name}
      badges={<AccountState user={user} />}
      onClose={onClose}
      dirty={form.dirty && !form.busy}
      actions={(
        <>
          <Button variant="subtle" color="live" mr="auto" leftSection={<IconTrash size={18} />} onClick={() => setDeleting(true)}>{t('accounts.delete')}</Button>
          <Button variant="default" onClick={onClose}>{t('kit.cancel')}</Button>
          <Button type="submit" form={FORM} loading={form.busy} disabled={!form.dirty}>{t('form.apply')}</Button>
        </>
      )}
    >
      <LockNotice user={user} onUnlocked={refresh} />
      <DrawerSection title={t('accounts.picture')}>
        <PictureField
          name={name}
          avatar={user.avatar}
          onSet={async (file) => {
            await accountsApi.setPicture(user.id, file);
            await refresh();
          }}
          onRemove={async () => {
            await accountsApi.removePicture(user.id);
            await refresh();
          }}
        />
      </DrawerSection>
      <DrawerSection title={t('accounts.profile')}>
        <form id={FORM} onSubmit={(event) => void form.send(event)} noValidate>
          {form.failure !== null && <ErrorNotice error={form.failure} />}
          <AccountFields form={form} existing />
        </form>
      </DrawerSection>
      <DrawerSection title={t('accounts.about')}>
        <Facts>
          <Fact name={t('accounts.uid')}><CopyField value={user.uid} label={t('accounts.uid')} /></Fact>
          <Fact name={t('accounts.created')}><Time at={user.created_at} /></Fact>
          <Fact name={t('accounts.lastSignIn')}>{user.last_sign_in_at ? <Time at={user.last_sign_in_at} /> : t('accounts.never')}</Fact>
          <Fact name={t('events.title')}><Link to={`/reports/events?object=${encodeURIComponent(user.uid)}`}>{t('accounts.events')}</Link></Fact>
        </Facts>
      </DrawerSection>
      <DrawerSection title={t('accounts.took')}>
        <div className={classes.links}>
          <Link to={`/reports/calls?user=${encodeURIComponent(user.id)}`}>{t('accounts.calls')}</Link>
          <Link to={`/conferences/list?invitation=${encodeURIComponent(user.id)}`}>{t('accounts.conferences')}</Link>
        </div>
      </DrawerSection>
      <LimitsSection id={user.id} />
      <AccountSessions id={user.id} name={name} />
      <Suspense><UserBook id={user.id} /></Suspense>
      <DeleteAccount user={deleting ? user : null} onDeleted={onClose} onClose={() => setDeleting(false)} />
    </PageDrawer>
  );
}

function LockNotice({ user, onUnlocked }: { user: User; onUnlocked: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const unlock = useMutation({
    mutationFn: () => panel.unlockUser(user.id),
    onSuccess: async () => {
      toast('success', t('accounts.unlocked'));
      await onUnlocked();
    },
    onError: (error) => toast('error', errorText(t, error)),
  });
  if (!isLocked(user)) return null;
  return (
    <div className={classes.notice} role="status">
      <span>{t('accounts.lockedText')} <Time at={user.locked_until!} /></span>
      <Button size="xs" variant="default" loading={unlock.isPending} onClick={() => unlock.mutate()}>{t('accounts.unlock')}</Button>
    </div>
  );
}
