// SPDX-License-Identifier: Apache-2.0
import { Badge, CopyField } from '@rostrum/kit';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../api/contract';
import { useTime } from '../time/useTime';
import { Card } from './Card';
import classes from './Dashboard.module.css';
import { uptimeParts } from './figures';

const TONES = { ok: 'success', warning: 'warning', failed: 'live', off: 'neutral' } as const;

/** Real state of each part of the server, not what is set (10/SUM-2). */
export function StatusList({ status, server }: Pick<Dashboard, 'status' | 'server'>) {
  const { t } = useTranslation();
  const { number } = useTime();
  const { unit, value } = uptimeParts(server.uptime_seconds);
  return (
    <Card title={t('dashboard.status')} note={<>{t('dashboard.version')} <span translate="no">{server.version}</span> · {t(`dashboard.uptime.${unit}`, { count: value, shown: number(value) })}</>}>
      <ul className={classes.list}>
        {status.map(({ name, state, code, message }) => (
          <li key={name} className={classes.row}>
            <span className={classes.rowName}>
              {i18next.exists(`dashboard.parts.${name}`) ? t(`dashboard.parts.${name}`) : <span translate="no">{name}</span>}
              {message && <span className={classes.quiet} translate="no" lang="en">{message}</span>}
              {(state === 'failed' || state === 'warning') && <span className={classes.quiet} translate="no"><CopyField value={code} label={t('kit.errorCode')} mono /></span>}
            </span>
            <Badge tone={TONES[state]} pulse={state !== 'off'}>{t(`dashboard.states.${state}`)}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
