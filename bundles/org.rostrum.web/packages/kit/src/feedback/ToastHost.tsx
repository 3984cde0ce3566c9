// SPDX-License-Identifier: Apache-2.0
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ToastHost.module.css';
import { dismissToast, toastStore } from './toasts';

const ICONS = { success: IconCircleCheck, error: IconAlertTriangle, neutral: IconInfoCircle };

/** The place of the toasts; screen readers hear each once. */
export function ToastHost() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current);
  return (
    <div className={classes.host} role="status" aria-live="polite">
      {toasts.map(({ id, tone, text }) => {
        const Icon = ICONS[tone];
        return (
          <div key={id} className={classes.toast} data-tone={tone}>
            <Icon size={20} stroke={1.8} aria-hidden />
            <span className={classes.text}>{text}</span>
            <CloseButton size="sm" aria-label={t('kit.dismiss')} onClick={() => dismissToast(id)} />
          </div>
        );
      })}
    </div>
  );
}
