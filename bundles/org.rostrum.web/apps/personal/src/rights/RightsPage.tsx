// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { Badge, ErrorState, PageHead } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import classes from './rights.module.css';
import { type OwnRight, useRights } from './useRights';

/** What the account may here and now (80/UAR-1, UAR-3, UAR-4). */
export function RightsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useRights();
  return (
    <>
      <PageHead title={t('personal.rights')} text={t('rights.text')} />
      {error && !data ? <ErrorState title={t('rights.failed')} error={error} onRetry={() => void refetch()} />
        : data ? <ul className={classes.list}>{data.map((right) => <Row key={right.right} right={right} />)}</ul>
          : <Skeleton height={320} role="status" aria-label={t('kit.loading')} />}
    </>
  );
}

function Row({ right: { right, granted, granted_by, taken_by_zone } }: { right: OwnRight }) {
  const { t } = useTranslation();
  const taken = !granted && granted_by.length > 0 && typeof taken_by_zone === 'string';
  return (
    <li className={classes.row} data-right={right} data-granted={granted}>
      <span className={classes.name}>{t(`right.${right}`)}</span>
      <Badge tone={granted ? 'success' : 'neutral'}>{t(granted ? 'rights.yes' : 'rights.no')}</Badge>
      {!granted && <span className={classes.text}>{taken ? t('rights.zone', { zone: taken_by_zone }) : t('rights.ask')}</span>}
    </li>
  );
}
