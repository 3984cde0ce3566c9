// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { Badge, ErrorState } from '@rostrum/kit';
import { isAhead } from '@rostrum/kit/rights';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './rights.module.css';
import { type OwnRight, useRights } from './useRights';

/** Every right there is, whether one has it here and now, and what it is for (80/UAR-1, UAR-3, UAR-4). `compact`: for a narrow column. */
export function RightList({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useRights();
  if (error && !data) return <ErrorState title={t('rights.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={420} radius="lg" />;
  return <ul className={classes.list} data-compact={compact || undefined}>{data.map((right) => <Row key={right.right} right={right} compact={compact} />)}</ul>;
}

function Row({ right: { right, granted, granted_by, taken_by_zone }, compact }: { right: OwnRight; compact: boolean }) {
  const { t } = useTranslation();
  const taken = !granted && granted_by.length > 0 && typeof taken_by_zone === 'string';
  return (
    <li className={classes.row} data-right={right} data-granted={granted}>
      <span className={classes.name}>
        {t(`right.${right}.name`)}
        <span className={classes.about}>{t(`right.${right}.text`)}{isAhead(right) && ` ${t('rights.ahead')}`}</span>
      </span>
      {compact ? <Sign granted={granted} /> : <Badge tone={granted ? 'success' : 'neutral'}>{t(granted ? 'rights.yes' : 'rights.no')}</Badge>}
      {!granted && <span className={classes.text}>{taken ? t('rights.zone', { zone: taken_by_zone }) : t('rights.ask')}</span>}
    </li>
  );
}

function Sign({ granted }: { granted: boolean }) {
  const { t } = useTranslation();
  const Icon = granted ? IconCheck : IconMinus;
  return <span className={classes.sign} role="img" aria-label={t(granted ? 'rights.yes' : 'rights.no')} title={t(granted ? 'rights.yes' : 'rights.no')}><Icon size={18} stroke={2} /></span>;
}
