// SPDX-License-Identifier: Apache-2.0
import { Badge, PageHead } from '@rostrum/kit';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMayChange } from '../auth/me';
import { Card } from '../common/Card';
import { Facts } from '../common/Facts';
import { Loads } from '../common/Loads';
import { Time } from '../common/Time';
import { type Licence, type LicenceAnswer, licenceApi, POOLS } from './licenceApi';
import { LicenceFileCard } from './LicenceFileCard';
import { PoolBar } from './PoolBar';
import classes from './licence.module.css';

const TONES = { valid: 'success', expiring: 'warning', grace: 'warning', expired: 'live', none: 'live' } as const;

/** Summary › License info (10/K). */
export default function LicencePage() {
  const { t } = useTranslation();
  const licence = useQuery({ queryKey: ['licence'], queryFn: licenceApi.read });
  return (
    <>
      <PageHead title={t('licence.title')} text={t('licence.text')} />
      <Loads query={licence} failed={t('licence.loadFailed')} height={420}>{(answer) => <Content {...answer} />}</Loads>
    </>
  );
}

function Content({ licence, required }: LicenceAnswer) {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  return (
    <div className={classes.stack}>
      <div className={classes.two}>
        <Registration licence={licence} />
        <Details licence={licence} />
      </div>
      <Card title={t('licence.inUse')} text={t('licence.inUseText')}>
        <ul className={classes.pools}>
          {POOLS.map((pool) => <PoolBar key={pool} name={t(`licence.pool.${pool}`)} pool={licence.pools[pool]} />)}
          <PoolBar name={t('licence.accounts')} pool={licence.accounts} />
          <PoolBar name={t('licence.conferences')} pool={licence.conferences} />
        </ul>
      </Card>
      <Card title={t('licence.extensions')} text={t('licence.extensionsText')}>
        <ul className={classes.features}>
          {licence.features.map(({ name, granted }) => (
            <li key={name} className={classes.feature} data-granted={granted || undefined}>
              {granted ? <IconCheck size={16} aria-hidden /> : <IconMinus size={16} aria-hidden />}
              <span>{i18next.exists(`licence.feature.${name}`) ? t(`licence.feature.${name}`) : <span translate="no">{name}</span>}</span>
              {!granted && <Badge>{t('licence.notGranted')}</Badge>}
            </li>
          ))}
        </ul>
      </Card>
      {mayChange && <LicenceFileCard licence={licence} required={required} />}
    </div>
  );
}

const data = (value: string | null) => value && <span translate="no">{value}</span>;

function Registration({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  return (
    <Card title={t('licence.registration')} action={<Badge tone={TONES[licence.state]}>{t(`licence.state.${licence.state}`)}</Badge>}>
      <Facts rows={[
        [t('licence.serverId'), data(licence.server_id)],
        [t('licence.organization'), data(licence.organization)],
        [t('licence.contact'), data(licence.contact)],
        [t('licence.expires'), licence.days_left === null ? t('licence.never') : t('licence.inDays', { count: licence.days_left })],
      ]} />
    </Card>
  );
}

function Details({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  const edition = i18next.exists(`licence.edition.${licence.edition}`) ? t(`licence.edition.${licence.edition}`) : data(licence.edition);
  return (
    <Card title={t('licence.details')}>
      <Facts rows={[
        [t('licence.serverLicence'), edition],
        [t('licence.number'), data(licence.number)],
        [t('licence.authority'), t('licence.notRequired')],
        [t('licence.validFrom'), licence.valid_from === null ? null : <Time key="f" at={licence.valid_from} dateOnly />],
        [t('licence.validUntil'), licence.valid_until === null ? t('licence.nonExpiring') : <Time key="u" at={licence.valid_until} dateOnly />],
        [t('licence.grace'), licence.grace_days > 0 ? t('licence.days', { count: licence.grace_days }) : null],
        [t('licence.support'), data(licence.support_level)],
      ]} />
    </Card>
  );
}
