// SPDX-License-Identifier: Apache-2.0
import { StateMessage } from '@rostrum/kit';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../api/contract';
import { DrawerSection, Fact, Facts, PageDrawer } from '../frame/PageDrawer';
import { Time } from '../time/Time';
import { valueText } from './eventWords';
import classes from './Reports.module.css';

/** Every changed parameter as old → new (60/CF-2). */
export function ChangeDrawer({ change, onClose }: { change: Change | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  if (!change) {
    return <PageDrawer opened title={t('changes.one')} onClose={onClose}><StateMessage kind="missing" title={t('reports.goneTitle')} text={t('reports.goneText')} /></PageDrawer>;
  }
  return (
    <PageDrawer opened wide title={t(`changes.actions.${change.action}`)} badges={<code translate="no">{change.object_type}</code>} onClose={onClose}>
      <Facts>
        <Fact name={t('reports.time')}><Time at={change.time} exact /></Fact>
        <Fact name={t('changes.object')}><span translate="no">{change.object}</span></Fact>
        <Fact name={t('changes.user')}><span translate="no">{change.user}</span></Fact>
      </Facts>
      <DrawerSection title={t('changes.fields')}>
        <ul className={classes.fields}>
          {change.fields.map(({ name, old, new: now }) => (
            <li key={name}>
              <strong translate="no">{name}</strong>
              <div className={classes.pair}>
                <pre className={classes.old} translate="no">{valueText(old)}</pre>
                <IconArrowRight size={18} aria-hidden />
                <pre className={classes.new} translate="no">{valueText(now)}</pre>
              </div>
            </li>
          ))}
        </ul>
      </DrawerSection>
    </PageDrawer>
  );
}
