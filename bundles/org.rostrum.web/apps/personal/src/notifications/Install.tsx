// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconAppWindow } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, canAsk, isInstalled, onChange } from './install';
import classes from './Notifications.module.css';
import type { PushState } from './pushState';

/** Installing the web application (00/R-13), as far as this browser lets a page help. */
export function Install({ state }: { state: PushState }) {
  const { t } = useTranslation();
  const offered = useSyncExternalStore(onChange, canAsk);
  const text = state === 'untrusted' ? t('notifications.install.untrusted')
    : isInstalled() ? t('notifications.install.installed')
      : offered ? t('notifications.install.ready') : t('notifications.install.manual');
  return (
    <section className={classes.device} aria-labelledby="install">
      <IconAppWindow size={28} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        <h2 id="install" className={classes.title}>{t('notifications.install.title')}</h2>
        <p className={classes.text}>{text}</p>
      </div>
      {offered && !isInstalled() && <Button variant="default" onClick={() => void ask()}>{t('notifications.install.action')}</Button>}
    </section>
  );
}
