// SPDX-License-Identifier: Apache-2.0
import { Badge, StateMessage } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LogEvent } from '../api/contract';
import { useMayChange } from '../auth/me';
import { DrawerSection, Fact, Facts, PageDrawer } from '../frame/PageDrawer';
import { Time } from '../time/Time';
import { accountOf, detailText, typeText, valueText } from './eventWords';
import { SeverityBadge } from './SeverityBadge';
import classes from './Reports.module.css';

/** Everything about one event (60/EV-5…EV-7); the row may have moved to another page of the list meanwhile. */
export function EventDrawer({ event, onClose }: { event: LogEvent | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  if (!event) {
    return <PageDrawer opened title={t('events.one')} onClose={onClose}><StateMessage kind="missing" title={t('reports.goneTitle')} text={t('reports.goneText')} /></PageDrawer>;
  }
  return (
    <PageDrawer
      opened
      title={typeText(t, event.type)}
      badges={<><SeverityBadge severity={event.severity} /><Badge tone={event.success ? 'success' : 'live'}>{t(event.success ? 'events.succeeded' : 'events.failed')}</Badge></>}
      onClose={onClose}
    >
      <p className={classes.description} translate="no" lang="en">{event.description}</p>
      <Facts>
        <Fact name={t('reports.time')}><Time at={event.time} exact /></Fact>
        <Fact name={t('events.source')}>{t(`events.sources.${event.source}`)}</Fact>
        <Fact name={t('events.object')}><ObjectLink event={event} /></Fact>
        {event.address && <Fact name={t('events.address')}><span translate="no">{event.address}</span></Fact>}
        <Fact name={t('events.typeWord')}><code translate="no">{event.type}</code></Fact>
      </Facts>
      {Object.keys(event.details).length > 0 && (
        <DrawerSection title={t('events.details')}>
          <Facts>
            {Object.entries(event.details).map(([name, value]) => (
              <Fact key={name} name={detailText(t, name) ?? <span translate="no">{name}</span>}><span className={classes.value} translate="no">{valueText(value)}</span></Fact>
            ))}
          </Facts>
        </DrawerSection>
      )}
    </PageDrawer>
  );
}

function ObjectLink({ event }: { event: LogEvent }) {
  const login = accountOf(event.source, event.object);
  const mayOpen = useMayChange();
  return login && mayOpen
    ? <Link to={`/users/accounts/${encodeURIComponent(login)}`} translate="no">{event.object}</Link>
    : <span translate="no">{event.object}</span>;
}
