// SPDX-License-Identifier: Apache-2.0
import { Button, NumberInput, Skeleton } from '@mantine/core';
import { ErrorNotice, toast, useFields } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DrawerSection, Fact, Facts } from '../frame/PageDrawer';
import { useTime } from '../time/useTime';
import classes from './Accounts.module.css';
import { accountsApi, type Limits, type UserLimits } from './accountsApi';

const MIN_KBPS = 32;
const MAX_KBPS = 10_000_000;

/** Bandwidth limits of an account, and those of its groups (30/BW-1…5). */
export function LimitsSection({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ['users', 'limits', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => accountsApi.limits(id) });
  return (
    <DrawerSection title={t('accounts.limits')}>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} />
        : !data ? <Skeleton height={64} role="status" aria-label={t('kit.loading')} /> : (
          <>
            <LimitsForm limits={data.limits} onSave={async (limits) => queries.setQueryData(key, await accountsApi.setLimits(id, limits))} />
            <Sources limits={data} />
          </>
        )}
    </DrawerSection>
  );
}

/** Both directions; empty: unlimited. */
export function LimitsForm({ limits, onSave }: { limits: Limits; onSave: (limits: Limits) => Promise<unknown> }) {
  const { t } = useTranslation();
  const form = useFields<{ inbound_limit_kbps: number | ''; outbound_limit_kbps: number | '' }>({
    initial: { inbound_limit_kbps: limits.inbound_limit_kbps ?? '', outbound_limit_kbps: limits.outbound_limit_kbps ?? '' },
    submit: async ({ inbound_limit_kbps, outbound_limit_kbps }) => {
      await onSave({ inbound_limit_kbps: inbound_limit_kbps === '' ? null : inbound_limit_kbps, outbound_limit_kbps: outbound_limit_kbps === '' ? null : outbound_limit_kbps });
      toast('success', t('accounts.limitsSaved'));
    },
  });
  const field = (name: 'inbound_limit_kbps' | 'outbound_limit_kbps') => (
    <NumberInput
      name={name}
      label={t(`accounts.limitOf.${name}`)}
      placeholder={t('accounts.unlimited')}
      value={form.values[name]}
      onChange={(value) => form.set(name, value === '' ? '' : Number(value))}
      min={MIN_KBPS}
      max={MAX_KBPS}
      allowDecimal={false}
      thousandSeparator=" "
      hideControls
    />
  );
  return (
    <form onSubmit={(event) => void form.send(event)} noValidate>
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <div className={classes.pair}>{field('inbound_limit_kbps')}{field('outbound_limit_kbps')}</div>
      {form.dirty && <Button mt="sm" size="xs" type="submit" loading={form.busy}>{t('accounts.limitsSave')}</Button>}
    </form>
  );
}

function Sources({ limits: { effective, groups } }: { limits: UserLimits }) {
  const { t } = useTranslation();
  const { number } = useTime();
  const kbps = (value: number | null) => (value === null ? t('accounts.unlimited') : t('accounts.kbps', { value: number(value) }));
  const both = ({ inbound_limit_kbps, outbound_limit_kbps }: Limits) => t('accounts.bothLimits', { inbound: kbps(inbound_limit_kbps), outbound: kbps(outbound_limit_kbps) });
  if (groups.length === 0) return null;
  return (
    <Facts>
      <Fact name={t('accounts.limitsEffective')}>{both(effective)}</Fact>
      {groups.map(({ id, display_name, limits }) => <Fact key={id} name={<span translate="no">{display_name}</span>}>{both(limits)}</Fact>)}
    </Facts>
  );
}
