// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton, TextInput } from '@mantine/core';
import { ErrorState, errorText, NameMark, StateMessage } from '@rostrum/kit';
import { contactsApi } from '@rostrum/kit/contacts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Contacts.module.css';
import { useBlocked, useChange } from './useContacts';

/** Whom one does not want to hear of (90 section 7.6): they cannot call and see one offline. */
export function BlockedList() {
  const { t } = useTranslation();
  const { data: blocked, error, refetch } = useBlocked();
  const [typed, setTyped] = useState('');
  const block = useChange(async (id: string) => {
    await contactsApi.block(id);
    setTyped('');
  });
  const unblock = useChange((id: string) => contactsApi.unblock(id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    block.mutate(typed.trim());
  };
  if (error && !blocked) return <ErrorState title={t('contacts.blocked.loadFailed')} error={error} onRetry={() => void refetch()} />;
  if (!blocked) return <Skeleton height={160} role="status" aria-label={t('kit.loading')} />;
  return (
    <>
      <form className={classes.tools} onSubmit={submit}>
        <TextInput
          className={classes.search}
          label={t('contacts.blocked.who')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={block.error ? errorText(t, block.error) : null}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Button type="submit" variant="default" loading={block.isPending} disabled={typed.trim() === ''}>{t('contacts.block')}</Button>
      </form>
      {blocked.length === 0 ? (
        <div className={classes.empty}>
          <StateMessage kind="empty" title={t('contacts.blocked.empty')} text={t('contacts.blocked.emptyText')} />
        </div>
      ) : (
        <ul className={classes.list} aria-label={t('contacts.blocked.title')}>
          {blocked.map((one) => (
            <li key={one.id} className={classes.row}>
              <NameMark name={one.display_name} size={40} />
              <div className={classes.words}>
                <span className={classes.name} translate="no">{one.display_name}</span>
                {one.uid && <span className={classes.details} translate="no">{one.id}</span>}
              </div>
              <Button variant="default" className={classes.above} disabled={unblock.isPending} aria-label={t('contacts.unblockNamed', { name: one.display_name })} onClick={() => unblock.mutate(one.id)}>
                {t('contacts.unblock')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
