// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton, TextInput } from '@mantine/core';
import { api, type OwnProfile } from '@rostrum/api';
import { CopyField, ErrorNotice, ErrorState, PageHead, toast, useFields } from '@rostrum/kit';
import { PictureField, ProfileFields, profileOf } from '@rostrum/kit/profile';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LanguageChoice } from './LanguageChoice';
import classes from './Profile.module.css';
import { useProfile } from './useProfile';

/** The person's own profile (80/UPS-1…3). */
export function ProfilePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useProfile();
  return (
    <>
      <PageHead title={t('personal.profile')} text={t('profilePage.text')} />
      {error ? <ErrorState title={t('profilePage.loadFailed')} error={error} onRetry={() => void refetch()} />
        : data ? <><Editor profile={data} /><LanguageChoice /></> : <Skeleton height={420} role="status" aria-label={t('kit.loading')} />}
    </>
  );
}

const draftOf = (profile: OwnProfile) => ({ display_name: profile.display_name, email: profile.email, ...profileOf(profile) });

function Editor({ profile }: { profile: OwnProfile }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useFields({
    initial: draftOf(profile),
    check: ({ display_name }) => ({ ...(!display_name.trim() && { display_name: 'required' }) }),
    submit: async (draft) => {
      const changed = await api.changeProfile(draft);
      queries.setQueryData(['profile'], changed);
      form.reset(draftOf(changed));
      await queries.invalidateQueries({ queryKey: ['me'] });
      toast('success', t('profilePage.saved'));
    },
  });
  const picture = (deed: () => Promise<unknown>) => async () => {
    await deed();
    await queries.invalidateQueries({ queryKey: ['profile'] });
  };
  const groups = profile.groups.filter(({ id }) => !id.startsWith('@')).map((group) => group.display_name);
  return (
    <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
      <section aria-label={t('profilePage.picture')}>
        <PictureField
          name={profile.display_name}
          avatar={profile.avatar}
          camera
          onSet={(file) => picture(() => api.setPicture(file))()}
          onRemove={picture(api.removePicture)}
        />
      </section>
      <dl className={classes.facts}>
        <div><dt>{t('profilePage.login')}</dt><dd><CopyField value={profile.uid} label={t('profilePage.login')} /></dd><dd className={classes.help}>{t('profilePage.loginHelp')}</dd></div>
        <div><dt>{t('profilePage.groups')}</dt><dd>{groups.length > 0 ? <span translate="no">{groups.join(', ')}</span> : t('profilePage.noGroups')}</dd></div>
      </dl>
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <TextInput {...form.text('display_name')} label={t('profile.displayName')} required autoComplete="name" />
      <TextInput {...form.text('email')} type="email" label={t('profile.email')} autoComplete="email" />
      <ProfileFields text={form.text} own />
      <div><Button type="submit" loading={form.busy} disabled={!form.dirty}>{t('profilePage.save')}</Button></div>
    </form>
  );
}
