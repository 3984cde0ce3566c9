// SPDX-License-Identifier: Apache-2.0
import { Badge, PageHead, StateMessage } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Loads } from '../common/Loads';
import classes from '../groups/groups.module.css';
import { RIGHTS } from '../groups/groupsApi';
import { ZoneDrawer } from './ZoneDrawer';
import { type Zone, zonesApi } from './zonesApi';

/** Users → Zones: what people may do depending on where they are (30 §13). */
export default function ZonesPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const zones = useQuery({ queryKey: ['zones'], queryFn: zonesApi.list });
  const opened = id === undefined ? null : zones.data?.zones.find((one) => one.id === id);
  return (
    <>
      <PageHead title={t('zones.title')} text={t('zones.text')} />
      <Loads query={zones} failed={t('zones.failed')}>
        {(data) => <ul className={classes.list}>{data.zones.map((zone) => <Row key={zone.id} zone={zone} yours={data.your_zone === zone.id} />)}</ul>}
      </Loads>
      {opened === undefined && zones.data && <StateMessage kind="missing" title={t('zones.gone')} />}
      {opened && <ZoneDrawer key={opened.id} zone={opened} yours={zones.data?.your_zone === opened.id} onClose={() => void navigate('/users/zones')} />}
    </>
  );
}

function Row({ zone, yours }: { zone: Zone; yours: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row} data-zone={zone.id}>
      <div className={classes.words}>
        <Link className={classes.name} to={`/users/zones/${zone.id}`} translate="no">{zone.display_name}</Link>
        <span className={classes.details}>
          <span>{zone.id === 'external' ? t('zones.everythingElse') : t('zones.networkCount', { count: zone.networks.length })}</span>
          <span aria-hidden>·</span>
          <span>{zone.methods.map((method) => t(`zones.method.${method}`)).join(', ')}</span>
        </span>
      </div>
      <span className={classes.badges}>
        {yours && <Badge tone="accent">{t('zones.yours')}</Badge>}
        {zone.rights.length < RIGHTS.length && <Badge tone="warning">{t('zones.takes', { count: RIGHTS.length - zone.rights.length })}</Badge>}
        <Badge tone={zone.enabled ? 'success' : 'warning'}>{t(zone.enabled ? 'zones.open' : 'zones.closed')}</Badge>
      </span>
    </li>
  );
}
