// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../common/format';
import type { Pool } from './licenceApi';
import { fillOf, levelOf } from './licenceModel';
import classes from './licence.module.css';

/** What of a limit is in use. The words say what the bar shows. */
export function PoolBar({ name, pool }: { name: string; pool: Pool }) {
  const { t, i18n } = useTranslation();
  const fill = fillOf(pool);
  const level = levelOf(pool);
  return (
    <li className={classes.pool}>
      <span className={classes.poolName}>{name}</span>
      <span className={classes.poolValue}>{formatNumber(pool.used, i18n.language)}</span>{' '}
      <span className={classes.poolLimit}>
        {pool.limit === null ? t('licence.unlimited') : t('licence.of', { limit: formatNumber(pool.limit, i18n.language) })}
      </span>
      <div className={classes.bar} data-level={fill === null ? 'unlimited' : level} aria-hidden>{fill !== null && <span style={{ width: `${fill * 100}%` }} />}</div>
      {level === 'full' && pool.limit !== null && pool.limit > 0 && <div className={classes.full}>{t('licence.full')}</div>}
    </li>
  );
}
