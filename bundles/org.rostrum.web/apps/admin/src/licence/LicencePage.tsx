// SPDX-License-Identifier: Apache-2.0
import { Badge, PageHead, reasonText } from '@rostrum/kit';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMayChange } from '../auth/me';
import { Card } from '../common/Card';
import { Facts } from '../common/Facts';
import { Loads } from '../common/Loads';
import { Notice } from '../common/Notice';
import { Time } from '../common/Time';
import { type Licence, licenceApi, POOLS } from './licenceApi';
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
      <Loads query={licence} failed={t('licence.loadFailed')} height={420}>{(data) => <Content licence={data} />}</Loads>
    </>
  );
}

function Content({ licence }: { licence: Licence }) {
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
      {mayChange && <LicenceFileCard licence={licence} />}
    </div>
  );
}

const data = (value: string | null) => value && <span translate="no">{value}</span>;

function Registration({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  return (
    <Card title={t('licence.registration')} action={<Badge tone={TONES[licence.state]}>{t(`licence.state.${licence.state}`)}</Badge>}>
      {licence.problem && <div className={classes.problem}><Notice tone="danger">{reasonText(t, licence.problem)}</Notice></div>}
      <Facts rows={[
        [t('licence.serverId'), data(licence.server_id)],
        [t('licence.organization'), data(licence.organization)],
        [t('licence.contact'), data(licence.contact)],
        [t('licence.waiting'), licence.request && <Time key="r" at={licence.request.created_at} />],
        [t('licence.expires'), licence.days_left === null ? t('licence.never') : t('licence.inDays', { count: licence.days_left })],
        [t('licence.runsUntil'), licence.runs_until !== null && <Time key="u" at={licence.runs_until} />],
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
        [t('licence.authority'), t(licence.authority_required ? 'licence.required' : 'licence.notRequired')],
        [t('licence.issuer'), data(licence.issuer)],
        [t('licence.validFrom'), licence.valid_from === null ? null : <Time key="f" at={licence.valid_from} dateOnly />],
        [t('licence.validUntil'), licence.valid_until === null ? t('licence.nonExpiring') : <Time key="u" at={licence.valid_until} dateOnly />],
        [t('licence.grace'), licence.grace_days === null ? t('licence.graceUnlimited') : licence.grace_days > 0 && t('licence.days', { count: licence.grace_days })],
        [t('licence.support'), data(licence.support_level)],
      ]} />
    </Card>
  );
}
