// SPDX-License-Identifier: Apache-2.0
import { Badge } from '@rostrum/kit';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import classes from './PanelFrame.module.css';
import { useDashboard } from './useServer';

/** The server's state in words, green while it runs, with the licence where that says something (10/STS-1, STS-2). */
export function ServerState() {
  const { t } = useTranslation();
  const { data, error } = useDashboard();
  if (error) return <Badge tone="live" pulse>{t('panel.state.unknown')}</Badge>;
  if (!data) return null;
  const { state, licence_state: licence } = data.server;
  const words = i18next.exists(`panel.state.${state}`) ? t(`panel.state.${state}`) : state;
  const about = i18next.exists(`panel.licence.${licence}`) ? t(`panel.licence.${licence}`) : '';
  const tone = toneOf(state, licence);
  return (
    <Badge tone={tone} pulse>
      <span className={classes.short}>{state === 'running' && tone !== 'success' ? about : words}</span>
      <span className={classes.long}>{about ? t('panel.stateAndLicence', { state: words, licence: about }) : words}</span>
    </Badge>
  );
}

function toneOf(state: string, licence: string): 'live' | 'warning' | 'success' {
  if (state === 'failed' || licence === 'expired' || licence === 'none') return 'live';
  return state === 'warning' || licence === 'grace' || licence === 'expiring' ? 'warning' : 'success';
}
