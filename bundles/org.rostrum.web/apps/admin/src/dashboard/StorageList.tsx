// SPDX-License-Identifier: Apache-2.0
import { Progress } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../api/contract';
import { useTime } from '../time/useTime';
import { Card } from './Card';
import classes from './Dashboard.module.css';
import { bytesText } from './figures';

const FULL_PERCENT = 90;

/** What takes space and how much is left (10/K, Storage). */
export function StorageList({ storage }: Pick<Dashboard, 'storage'>) {
  const { t } = useTranslation();
  const { locale } = useTime();
  const { free_bytes: free, ...others } = storage;
  const taken = Object.entries(others).filter(([name]) => name.endsWith('_bytes') && name !== 'total_bytes');
  const sum = taken.reduce((total, [, bytes]) => total + bytes, 0);
  const share = (bytes: number) => (100 * bytes) / Math.max(1, others.total_bytes ?? sum + free);
  const used = others.total_bytes === undefined ? share(sum) : 100 - share(free);
  return (
    <Card title={t('dashboard.storage')} note={t('dashboard.free', { size: bytesText(free, locale) })}>
      <Progress value={used} color={used > FULL_PERCENT ? 'live' : 'accent'} size="lg" aria-label={t('dashboard.usedShare')} />
      <ul className={classes.list}>
        {taken.map(([name, bytes]) => (
          <li key={name} className={classes.row}>
            <span className={classes.rowName}>{i18next.exists(`dashboard.taken.${name}`) ? t(`dashboard.taken.${name}`) : <span translate="no">{name.replace(/_bytes$/, '')}</span>}</span>
            <span className={classes.figure} translate="no">{bytesText(bytes, locale)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
