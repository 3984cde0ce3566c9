// SPDX-License-Identifier: Apache-2.0
import { Pagination, Select, Skeleton, TextInput } from '@mantine/core';
import { ErrorState, PageHead, StateMessage } from '@rostrum/kit';
import { SearchField, useSearch } from '@rostrum/kit/lists';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallList } from './CallList';
import { CallPreferencesCard } from './CallPreferencesCard';
import classes from './Calls.module.css';
import { callsApi, PAGE_SIZE, type CallType } from './callsApi';

const TYPES: readonly CallType[] = ['incoming', 'outgoing', 'missed', 'conference'];

/** The own call history (80/UCH-1…6): calls and conferences, newest first, and how one wants to be called. */
export default function CallsPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [type, setType] = useState<CallType | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [page, setPage] = useState(1);
  const { wanted, field } = useSearch(() => setPage(1));
  const query = { search: wanted, type, from: from || null, to: to || null, page };
  const calls = useQuery({ queryKey: ['calls', query], queryFn: () => callsApi.list(query), placeholderData: keepPreviousData });
  // who looks at the list has seen what he missed
  useEffect(() => void callsApi.see().then(() => queries.invalidateQueries({ queryKey: ['missedCalls'] }), () => undefined), [queries]);
  const pages = Math.ceil((calls.data?.results ?? 0) / PAGE_SIZE);
  const filtered = wanted !== '' || type !== null || from !== '' || to !== '';
  const again = <T,>(set: (value: T) => void) => (value: T) => {
    set(value);
    setPage(1);
  };
  return (
    <>
      <PageHead title={t('calls.title')} text={t('calls.text')} action={null} />
      <div className={classes.filters}>
        <SearchField {...field} labelled label={t('calls.search')} />
        <Select
          label={t('calls.type')}
          placeholder={t('calls.allTypes')}
          clearable
          data={TYPES.map((value) => ({ value, label: t(`calls.types.${value}`) }))}
          value={type}
          onChange={(value) => again(setType)(value as CallType | null)}
        />
        <TextInput type="date" label={t('calls.from')} value={from} max={to || undefined} onChange={(event) => again(setFrom)(event.currentTarget.value)} />
        <TextInput type="date" label={t('calls.to')} value={to} min={from || undefined} onChange={(event) => again(setTo)(event.currentTarget.value)} />
      </div>
      {calls.error && !calls.data ? (
        <ErrorState title={t('calls.loadFailed')} error={calls.error} onRetry={() => void calls.refetch()} />
      ) : !calls.data ? (
        <div role="status" aria-label={t('kit.loading')}>{[0, 1, 2].map((row) => <Skeleton key={row} height={60} radius="lg" mb="xs" />)}</div>
      ) : calls.data.results === 0 ? (
        <div className={classes.empty}>
          <StateMessage kind={filtered ? 'missing' : 'empty'} title={t(filtered ? 'calls.none.title' : 'calls.empty.title')} text={t(filtered ? 'calls.none.text' : 'calls.empty.text')} />
        </div>
      ) : (
        <>
          <p className={classes.total}>{t('calls.total', { count: calls.data.results })}</p>
          <CallList calls={calls.data.calls} />
        </>
      )}
      {pages > 1 && (
        <Pagination
          mt="lg"
          total={pages}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({ 'aria-label': t(`rooms.page.${control}`) })}
          getItemProps={(number) => ({ 'aria-label': t('rooms.page.number', { number }) })}
        />
      )}
      <CallPreferencesCard />
    </>
  );
}
