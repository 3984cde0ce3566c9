// SPDX-License-Identifier: Apache-2.0
import { PageHead, StateMessage } from '@rostrum/kit';
import { SearchField } from '@rostrum/kit/lists';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Loads } from '../common/Loads';
import { useUnsavedGuard } from '../form/useUnsaved';
import { SettingCard } from './SettingCard';
import { groupsAt, PLACES, type Place, SETTINGS_PATH } from './places';
import { searchSettings } from './settingModel';
import { settingsApi, type SettingGroup } from './settingsApi';
import classes from './settings.module.css';

/** All settings of one place of the menu (10/CPC-3), in general form: whatever a bundle publishes shows here without code of its own. */
export function SettingsPage({ place }: { place: Place }) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const search = query.get('search') ?? '';
  const settings = useQuery({ queryKey: ['settings'], queryFn: settingsApi.groups });
  const type = (text: string) => setQuery(text ? { search: text } : {}, { replace: true });
  return (
    <>
      <PageHead title={t(`settings.${place}.title`)} text={t(`settings.${place}.text`)} />
      <div className={classes.tools}>
        <SearchField className={classes.search} label={t('settings.search')} value={search} onChange={type} />
      </div>
      <Loads query={settings} failed={t('settings.loadFailed')} height={420}>
        {(groups) => <Groups groups={searchSettings(groups, search)} place={place} search={search} />}
      </Loads>
    </>
  );
}

function Groups({ groups, place, search }: { groups: readonly SettingGroup[]; place: Place; search: string }) {
  const { t } = useTranslation();
  const [dirty, setDirty] = useState<readonly string[]>([]);
  const onDirty = useCallback((id: string, now: boolean) => setDirty((before) => (before.includes(id) === now ? before : now ? [...before, id] : before.filter((one) => one !== id))), []);
  const question = useUnsavedGuard(dirty.length > 0);
  const here = groupsAt(groups, place);
  const elsewhere = search === '' ? [] : PLACES.filter((other) => other !== place && groupsAt(groups, other).length > 0);
  return (
    <>
      {here.map((group) => <SettingCard key={group.id} group={group} onDirty={onDirty} />)}
      {question}
      {here.length === 0 && (search === ''
        ? <StateMessage kind="empty" title={t('settings.empty')} text={t('settings.emptyText')} />
        : <StateMessage kind="missing" title={t('settings.notFound')} text={t('settings.notFoundText')} />)}
      {elsewhere.length > 0 && (
        <p className={classes.elsewhere}>
          {t('settings.elsewhere')}
          {elsewhere.map((other) => (
            <Link key={other} to={{ pathname: SETTINGS_PATH[other], search: `?${new URLSearchParams({ search })}` }}>{t(`settings.${other}.title`)}</Link>
          ))}
        </p>
      )}
    </>
  );
}
