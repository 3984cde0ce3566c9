// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Badge, ErrorNotice } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Zone } from '../zones/zonesApi';
import classes from './groups.module.css';
import { type Explained, groupsApi } from './groupsApi';

/** Why somebody has a right or not: which group gives it, which zone takes it. Kept in the page's address. */
export function Explanation({ zones }: { zones: readonly Zone[] }) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const [user, zone] = [query.get('user') ?? '', query.get('zone') ?? zones[0]?.id ?? ''];
  const [login, setLogin] = useState(user);
  const answer = useQuery({ queryKey: ['groups', 'explained', user, zone], queryFn: () => groupsApi.explain(user, zone), enabled: user !== '', retry: false });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setQuery(login.trim() ? { user: login.trim(), zone } : {}, { replace: true });
  };
  return (
    <section className={classes.section} aria-label={t('rights.explain')}>
      <h2 className={classes.sectionTitle}>{t('rights.explain')}</h2>
      <p className={classes.sectionText}>{t('rights.explainText')}</p>
      <form className={classes.adding} onSubmit={ask} noValidate>
        <TextInput name="explained" label={t('rights.login')} value={login} onChange={(event) => setLogin(event.currentTarget.value)} autoComplete="off" autoCapitalize="off" spellCheck={false} />
        <NativeSelect
          name="zone"
          label={t('rights.from')}
          value={zone}
          onChange={(event) => setQuery({ ...(user && { user }), zone: event.currentTarget.value }, { replace: true })}
          data={zones.map(({ id, display_name }) => ({ value: id, label: display_name }))}
        />
        <Button type="submit">{t('rights.ask')}</Button>
      </form>
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data && !answer.error && <ul className={classes.answers}>{answer.data.map((one) => <Answer key={one.right} one={one} />)}</ul>}
    </section>
  );
}

function Answer({ one }: { one: Explained }) {
  const { t } = useTranslation();
  return (
    <li className={classes.answer} data-right={one.right} data-granted={one.granted}>
      <span>{t(`right.${one.right}.name`)}</span>
      <Badge tone={one.granted ? 'success' : 'neutral'}>{t(one.granted ? 'rights.yes' : 'rights.no')}</Badge>
      <span className={classes.why}>{why(t, one)}</span>
    </li>
  );
}

function why(t: ReturnType<typeof useTranslation>['t'], { granted_by, taken_by_zone, taken_at_home }: Explained): string {
  const groups = granted_by.map(({ display_name }) => display_name).join(', ');
  if (granted_by.length === 0) return t('rights.byNobody');
  if (taken_by_zone !== null && taken_by_zone !== undefined) return t('rights.takenByZone', { groups, zone: taken_by_zone });
  return taken_at_home ? t('rights.takenAtHome', { groups }) : t('rights.by', { groups });
}
