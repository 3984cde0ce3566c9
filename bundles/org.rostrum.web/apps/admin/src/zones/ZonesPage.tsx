// SPDX-License-Identifier: Apache-2.0
import { Switch } from '@mantine/core';
import { Badge, ConfirmDialog, errorText, PageHead, StateMessage, toast } from '@rostrum/kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Loads } from '../common/Loads';
import classes from '../groups/groups.module.css';
import { RIGHTS } from '../groups/groupsApi';
import { ZoneDrawer } from './ZoneDrawer';
import { type Zone, zonesApi } from './zonesApi';

/** Users → Zones: what people may do depending on where they are (30 §13, ZON-3). */
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
      <State zone={zone} />
    </li>
  );
}

/** Opens a zone at once, and closes it once somebody has said that it is meant (30/ZON-3, ZON-4). */
function State({ zone }: { zone: Zone }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: (enabled: boolean) => zonesApi.change(zone.id, { enabled }),
    onSuccess: ({ display_name }) => toast('success', t('zones.changed', { name: display_name })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['zones'] }),
  });
  const open = () => change.mutate(true, { onError: (error) => toast('error', errorText(t, error)) });
  // What has just been clicked is shown while it is on its way
  const enabled = change.isPending ? change.variables : zone.enabled;
  return (
    <span className={classes.above}>
      <Switch aria-label={t('zones.openNamed', { name: zone.display_name })} checked={enabled} disabled={change.isPending} onChange={(event) => (event.currentTarget.checked ? open() : setAsking(true))} />
      <ConfirmDialog
        opened={asking}
        title={t('zones.closeTitle', { name: zone.display_name })}
        text={t('zones.closeText')}
        action={t('zones.close')}
        onConfirm={() => change.mutateAsync(false)}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}
