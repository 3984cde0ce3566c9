// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard } from '../api/contract';
import { useMayChange } from '../auth/me';
import { useTime } from '../time/useTime';
import classes from './Dashboard.module.css';

const FIGURES = ['conferences', 'participants', 'users_online', 'guests', 'gateway'] as const;

/** Who and what is on the server right now. */
export function NowTiles({ now }: { now: Dashboard['now'] }) {
  const { t } = useTranslation();
  const { number } = useTime();
  const mayOpen = useMayChange();
  return (
    <dl className={classes.tiles}>
      {FIGURES.map((name) => (
        <div key={name} className={classes.tile}>
          <dt>{t(`dashboard.figures.${name}`)}</dt>
          <dd>{number(now[name])}</dd>
          {name === 'conferences' && mayOpen && now.conferences > 0 && <dd className={classes.tileLink}><Link to="/sessions">{t('dashboard.watch')}</Link></dd>}
        </div>
      ))}
    </dl>
  );
}
